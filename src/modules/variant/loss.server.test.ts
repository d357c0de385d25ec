import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People, Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import {
  addItem,
  changeFields,
  moveItem,
  retireItem,
  setDraftAside,
  startDraft,
  undoEdit,
} from '../instrument/draft-commands.server.ts'
import { placeOf } from '../instrument/index.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { itemOf, versionById, wholeVersion } from '../instrument/queries.server.ts'
import { resolveConflict, takeOverCore } from './commands.server.ts'
import { readMerge } from './queries.server.ts'

const write = (person: Person, versionId: string, item: string, fields: Record<string, string>, seen = 0) =>
  person.does(changeFields, {
    versionId,
    item,
    fields: Object.entries(fields).map(([field, value]) => ({ field, value, seen })),
  })

/** The next version of the core, as the coordinator changes it, published. */
async function nextCore(
  { as, host, clock }: { as: People; host: Host; clock: { now: Date } },
  change: (ana: Person, versionId: string) => Promise<unknown>,
): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 5_000)
  const ana = await as.coordinator()
  const { id } = await ana.does(startDraft, { country: null })
  await change(ana, id)
  const version = (await host.asSystem((tx) => versionById(tx, id)))!
  const judged = await host.asSystem((tx) => judgedOf(tx, version))
  for (const [againstId, own] of Map.groupBy(judged, ({ against }) => against.id)) {
    const codes = own.map(({ code }) => code)
    await ana.does(confirmVerdicts, { versionId: id, againstId, codes, reason: 'As proposed.' })
  }
  await ana.does(publishVersion, { versionId: id, revision: version.revision })
  clock.now = new Date(clock.now.getTime() + 5_000)
}

async function variantOf(as: People, host: Host, country: string) {
  const lead = await as.lead(country)
  const draft = await lead.does(startDraft, { country })
  const version = () => host.asSystem((tx) => versionById(tx, draft.id))
  const codes = async (under?: string) =>
    (await host.asSystem(async (tx) => wholeVersion(tx, (await version())!)))
      .filter((it) => under === undefined || placeOf(it).parent === under)
      .map(({ code }) => code)
  const fields = async (code: string) =>
    (await host.asSystem(async (tx) => itemOf(tx, (await version())!, code)))?.item.fields
  const conflicts = async () => (await lead.asks(readMerge, { code: draft.code })).conflicts
  const decide = async (item: string, field: string, resolution: 'core' | 'own') => {
    const seen = (await conflicts()).find((it) => it.item === item && it.field === field)!
    return lead.does(resolveConflict, { versionId: draft.id, item, field, version: seen.version, resolution })
  }
  const end = () => lead.does(setDraftAside, { versionId: draft.id })
  return { lead, id: draft.id, codes, fields, conflicts, decide, end }
}

describe('an item that the core dropped', () => {
  test('is kept once as the country’s own, however often that is decided, and goes when it is decided otherwise', async ({
    as,
    host,
    clock,
  }) => {
    const own = await variantOf(as, host, 'rs')
    await write(own.lead, own.id, 'INV-04', { 'title.sr': 'Po našem' })
    await nextCore({ as, host, clock }, (ana, versionId) => ana.does(retireItem, { versionId, item: 'INV-04' }))
    await own.lead.does(takeOverCore, { versionId: own.id })
    const kept = async () => (await own.codes()).filter((code) => code.endsWith('-RS'))
    await own.decide('INV-04', 'retired', 'own')
    const [code] = await kept()
    expect((await own.fields(code!))?.['extra']).toEqual({ origin: 'INV-04' })
    expect((await own.conflicts())[0]).toMatchObject({ keptAs: code })
    await own.decide('INV-04', 'retired', 'own')
    expect(await kept()).toEqual([code])
    await own.decide('INV-04', 'retired', 'core')
    expect(await kept()).toEqual([])
    await own.decide('INV-04', 'retired', 'own')
    expect(await kept()).toEqual([code])
    expect((await own.fields(code!))?.['title.sr']).toMatchObject({ text: 'Po našem' })
    await own.end()
  })

  test('takes nothing of the country’s with it: what stood under a dropped sub-area waits for a decision', async ({
    as,
    host,
    clock,
  }) => {
    const own = await variantOf(as, host, 'al')
    const subarea = 'CMP.1'
    const { code } = await own.lead.does(addItem, { versionId: own.id, level: 'indicator', parent: subarea })
    await write(own.lead, own.id, code, { 'title.en': 'Ours' })
    await write(own.lead, own.id, 'CMP-01', { 'title.sq': 'E jona' })
    await nextCore({ as, host, clock }, async (ana, versionId) => {
      const version = await host.asSystem((tx) => versionById(tx, versionId))
      const items = await host.asSystem((tx) => wholeVersion(tx, version!))
      for (const it of items.filter((one) => placeOf(one).parent === subarea))
        await ana.does(retireItem, { versionId, item: it.code })
      await ana.does(retireItem, { versionId, item: subarea })
    })
    await own.lead.does(takeOverCore, { versionId: own.id })
    expect((await own.conflicts()).map(({ item, resolution }) => [item, resolution])).toEqual([
      ['CMP-01', null],
      [code, null],
      [subarea, null],
    ])
    await own.decide(code, 'retired', 'own')
    await own.decide('CMP-01', 'retired', 'own')
    const home = (await own.codes('CMP')).find((it) => it.endsWith('-AL'))!
    expect(await own.codes(home)).toHaveLength(2)
    expect(await own.codes(home)).toContain(code)
    expect((await own.conflicts()).every(({ resolution }) => resolution === 'own')).toBe(true)
    await expect(own.decide(subarea, 'retired', 'core')).rejects.toMatchObject({ code: 'variant.has-parts' })
    for (const item of [code, 'CMP-01', subarea]) await own.decide(item, 'retired', 'core')
    expect((await own.codes()).filter((it) => it.endsWith('-AL'))).toEqual([])
  })
})

/** One with several indicators, behind the area that grows. */
const SUBAREA = 'IDN.2'

describe('a country’s own order', () => {
  test('is no conflict because the core grew elsewhere, and stays what it was', async ({ as, host, clock }) => {
    const own = await variantOf(as, host, 'me')
    const versionId = own.id
    const [first, second, third] = await own.codes(SUBAREA)
    const { code } = await own.lead.does(addItem, { versionId, level: 'indicator', parent: SUBAREA, after: first! })
    const moved = { versionId, item: third!, parent: SUBAREA, after: null, seen: 0 }
    await own.lead.does(moveItem, moved)
    const before = await own.codes(SUBAREA)
    expect(before.slice(0, 4)).toEqual([third, first, code, second])
    await nextCore({ as, host, clock }, async (ana, core) => {
      for (let one = 0; one < 3; one++) {
        const added = await ana.does(addItem, { versionId: core, level: 'indicator', parent: 'INV.1', after: 'INV-01' })
        const rules = Object.fromEntries([3, 2, 1, 0].map((level) => [`rule.${level}.en`, `Level ${level}.`]))
        await write(ana, core, added.code, { 'title.en': 'New', 'question.en': 'New?', ...rules })
      }
    })
    expect(await own.lead.does(takeOverCore, { versionId })).toMatchObject({ conflicts: 0 })
    expect(await own.codes(SUBAREA)).toEqual(before)
  })
})

describe('between merge and decision', () => {
  const conflicting = async (
    { as, host, clock }: { as: People; host: Host; clock: { now: Date } },
    country: string,
  ) => {
    const own = await variantOf(as, host, country)
    const theirs = `The core’s second, before ${country}`
    await write(own.lead, own.id, 'IDN-15', { 'title.en': 'Ours' })
    await nextCore({ as, host, clock }, (ana, id) => write(ana, id, 'IDN-15', { 'title.en': theirs }))
    await own.lead.does(takeOverCore, { versionId: own.id })
    return own
  }

  test('what the country writes in the designer is what it keeps', async ({ as, host, clock }) => {
    const own = await conflicting({ as, host, clock }, 'mk')
    await write(own.lead, own.id, 'IDN-15', { 'title.en': 'Ours, better put' }, 1)
    expect((await own.conflicts())[0]?.own).toMatchObject({ text: 'Ours, better put' })
    await own.decide('IDN-15', 'title.en', 'own')
    expect((await own.fields('IDN-15'))?.['title.en']).toMatchObject({ text: 'Ours, better put' })
  })

  test('undo does not go back over the merge nor over a decision', async ({ as, host, clock }) => {
    const own = await conflicting({ as, host, clock }, 'ba')
    const undo = () => own.lead.does(undoEdit, { versionId: own.id })
    await expect(undo()).rejects.toMatchObject({ code: 'instrument.nothing-to-undo' })
    await own.decide('IDN-15', 'title.en', 'core')
    await expect(undo()).rejects.toMatchObject({ code: 'instrument.nothing-to-undo' })
    expect((await own.fields('IDN-15'))?.['title.en']).toMatchObject({ text: 'The core’s second, before ba' })
    await write(own.lead, own.id, 'IDN-15', { 'title.sq': 'Yni' })
    await undo()
    await own.decide('IDN-15', 'title.en', 'own')
    expect((await own.fields('IDN-15'))?.['title.en']).toMatchObject({ text: 'Ours' })
  })

  test('a further core that says what the country says settles the open conflict; one that goes on reopens it', async ({
    as,
    host,
    clock,
  }) => {
    const own = await conflicting({ as, host, clock }, 'rs')
    await nextCore({ as, host, clock }, (ana, id) => write(ana, id, 'IDN-15', { 'title.en': 'The core’s third' }))
    await own.lead.does(takeOverCore, { versionId: own.id })
    expect(await own.conflicts()).toMatchObject([{ core: { text: 'The core’s third' }, resolution: null }])
    await nextCore({ as, host, clock }, (ana, id) => write(ana, id, 'IDN-15', { 'title.en': 'Ours' }))
    await own.lead.does(takeOverCore, { versionId: own.id })
    expect(await own.conflicts()).toEqual([])
  })
})
