import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { takeOverCore } from '../variant/commands.server.ts'
import { lacksOf } from './completeness.ts'
import { differences } from './difference.ts'
import { addItem, changeFields, moveItem, retireItem, setDraftAside, startDraft } from './draft-commands.server.ts'
import { wholeVersion } from './drafting.server.ts'
import { judgedOf, standardsOfComparison } from './judging.server.ts'
import { publishedWith } from './published-with.fixture.ts'
import { latestVersion, versionById } from './versions-queries.server.ts'
import { readVerdicts } from './verdict-queries.server.ts'

/** Both versions read whole and compared item by item: what judging has to come to, however little it reads. */
function naively(host: Host, id: string) {
  return host.asSystem(async (tx) => {
    const version = (await versionById(tx, id))!
    const now = await wholeVersion(tx, version)
    const found = []
    for (const against of await standardsOfComparison(tx, version))
      for (const difference of differences(await wholeVersion(tx, against), now))
        if (difference.level === 'indicator') found.push({ against: against.code, difference })
    return { found, lacks: lacksOf(now) }
  })
}

const judged = (host: Host, id: string) =>
  host.asSystem(async (tx) =>
    (await judgedOf(tx, (await versionById(tx, id))!)).map(({ against, difference }) => ({
      against: against.code,
      difference,
    })),
  )

/** An indicator said otherwise, one moved, one retired, one added without words, and a sub-area emptied and retired. */
async function change(person: Person, host: Host, versionId: string): Promise<void> {
  const write = (item: string, field: string, value: string) =>
    person.does(changeFields, { versionId, item, fields: [{ field, value, seen: 0 }] })
  await write('CMP-01', 'rule.3.en', 'Nine victims in ten are informed.')
  await write('INV-03', 'title.sq', 'Një titull tjetër')
  await write('IDN', 'title.en', 'Who is found')
  await person.does(moveItem, { versionId, item: 'AST-05', parent: 'AST.1', after: null, seen: 0 })
  await person.does(addItem, { versionId, level: 'indicator', parent: 'CMP.1' })
  await person.does(addItem, { versionId, level: 'subarea', parent: 'CMP' })
  const items = await host.asSystem(async (tx) => wholeVersion(tx, (await versionById(tx, versionId))!))
  const placed = (code: string) => items.filter(({ fields }) => (fields['place'] as { parent: string }).parent === code)
  for (const { code } of placed('LAB.1')) await person.does(retireItem, { versionId, item: code })
  await person.does(retireItem, { versionId, item: 'LAB.1' })
  for (const { code } of placed('INT.1')) await person.does(retireItem, { versionId, item: code })
}

describe('what a draft changes', () => {
  test('is found without reading the whole instrument, the same as by reading it', async ({ as, host }) => {
    const ana = await as.coordinator()
    const { id, code } = await ana.does(startDraft, { country: null })
    expect(await judged(host, id)).toEqual([])
    await change(ana, host, id)
    const naive = await naively(host, id)
    expect(naive.found.length).toBeGreaterThan(6)
    expect(new Set(naive.found.map(({ difference }) => difference.kind))).toEqual(
      new Set(['changed', 'new', 'dropped']),
    )
    expect(await judged(host, id)).toEqual(naive.found)
    const page = await ana.asks(readVerdicts, { code })
    expect(naive.lacks.map(({ field }) => field)).toEqual(expect.arrayContaining(['title', 'question', 'place']))
    expect(page.lacks).toEqual(naive.lacks)
  })

  test('is found of a variant against both that it is judged by, and of what is published', async ({
    as,
    host,
    clock,
  }) => {
    const ana = await as.coordinator()
    const drafts = await host.asSystem((tx) =>
      tx.selectFrom('instrumentVersion').select('id').where('state', '=', 'draft').execute(),
    )
    for (const { id } of drafts) await ana.does(setDraftAside, { versionId: id })
    const later = () => (clock.now = new Date(clock.now.getTime() + 60_000))
    later()
    const own = await publishedWith({ as, host }, 'rs', { 'INV-01': { 'question.en': 'Does Serbia have it?' } })
    later()
    const core = await publishedWith({ as, host }, null, {
      'CMP-01': { 'rule.3.en': 'Nine victims in ten are informed.' },
      'CMP-02': { 'title.en': 'Another title' },
    })
    for (const { id } of [own, core]) expect(await judged(host, id)).toEqual((await naively(host, id)).found)
    const lead = await as.lead('rs')
    const draft = await lead.does(startDraft, { country: 'rs' })
    await lead.does(takeOverCore, { versionId: draft.id })
    const naive = await naively(host, draft.id)
    expect(new Set(naive.found.map(({ against }) => against))).toEqual(new Set([own.code, core.code]))
    expect(await judged(host, draft.id)).toEqual(naive.found)
    expect((await host.asSystem((tx) => latestVersion(tx, null)))!.code).toBe(core.code)
  })

  test('rests on a version that lacks nothing: the shipped one', async ({ host }) => {
    const lacks = await host.asSystem(async (tx) => {
      const first = await tx
        .selectFrom('instrumentVersion')
        .select('id')
        .where('code', '=', '1')
        .executeTakeFirstOrThrow()
      return lacksOf(await wholeVersion(tx, (await versionById(tx, first.id))!))
    })
    expect(lacks).toEqual([])
  })
})
