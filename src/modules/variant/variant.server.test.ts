import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People, Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { addItem, changeFields, retireItem, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { instrumentVersion, itemOf, versionById, wholeIndicators } from '../instrument/queries.server.ts'
import { resolveConflict, resolveTogether, takeOverCore } from './commands.server.ts'
import { readMerge, variantsBehind } from './queries.server.ts'

const COUNTRIES = ['al', 'ba', 'me', 'mk', 'rs'] as const

const write = (person: Person, versionId: string, item: string, fields: Record<string, string>) =>
  person.does(changeFields, {
    versionId,
    item,
    fields: Object.entries(fields).map(([field, value]) => ({ field, value, seen: 0 })),
  })

async function publish(host: Host, person: Person, versionId: string): Promise<void> {
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  const judged = await host.asSystem((tx) => judgedOf(tx, version))
  for (const [againstId, own] of Map.groupBy(judged, ({ against }) => against.id))
    await person.does(confirmVerdicts, {
      versionId,
      againstId,
      codes: own.map(({ code }) => code),
      reason: 'As proposed.',
    })
  await person.does(publishVersion, { versionId, revision: version.revision })
}

const later = (clock: { now: Date }) => {
  clock.now = new Date(clock.now.getTime() + 60_000)
}

/** Each country rewords one indicator of its own choice; two of them the one that the core will change too. */
async function fiveVariants(as: People): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  const items = { al: 'IDN-15', ba: 'IDN-01', me: 'IDN-15', mk: 'PRO-01', rs: 'INV-01' }
  for (const country of COUNTRIES) {
    const lead = await as.lead(country)
    const { id } = await lead.does(startDraft, { country })
    await write(lead, id, items[country], { 'question.en': `As ${country} asks it?` })
    ids[country] = id
  }
  const rs = await as.lead('rs')
  await write(rs, ids['rs']!, 'INV-04', { 'title.sr': 'Po našem' })
  return ids
}

test('five variants, one change of the core that conflicts in two: all are merged, decided and published', async ({
  as,
  host,
  clock,
}) => {
  later(clock)
  const ids = await fiveVariants(as)
  const ana = await as.coordinator()
  const core = await ana.does(startDraft, { country: null })
  await write(ana, core.id, 'IDN-15', { 'question.en': 'At least 30 calendar days?', 'title.en': 'A period in law' })
  await write(ana, core.id, 'AST-01', { 'title.en': 'Another title' })
  await ana.does(retireItem, { versionId: core.id, item: 'INV-04' })
  await publish(host, ana, core.id)
  later(clock)

  expect((await host.asSystem((tx) => variantsBehind(tx, '*'))).map(({ country }) => country)).toEqual([...COUNTRIES])
  const merges: Record<string, { conflicts: number }> = {}
  for (const country of COUNTRIES)
    merges[country] = await (await as.lead(country)).does(takeOverCore, { versionId: ids[country]! })
  expect(Object.fromEntries(COUNTRIES.map((country) => [country, merges[country]!.conflicts]))).toEqual({
    al: 1,
    ba: 0,
    me: 1,
    mk: 0,
    rs: 1,
  })
  expect(await host.asSystem((tx) => variantsBehind(tx, '*'))).toEqual([])

  // Where the country changed nothing, the core's new words are read; its own words stand until somebody decides.
  const read = async (country: string, code: string) =>
    host.asSystem(async (tx) => (await itemOf(tx, (await versionById(tx, ids[country]!))!, code))?.item.fields)
  expect((await read('ba', 'IDN-15'))?.['question.en']).toMatchObject({ text: 'At least 30 calendar days?' })
  expect((await read('al', 'IDN-15'))?.['question.en']).toMatchObject({ text: 'As al asks it?' })
  expect((await read('al', 'IDN-15'))?.['title.en']).toMatchObject({ text: 'A period in law' })
  expect((await read('mk', 'AST-01'))?.['title.en']).toMatchObject({ text: 'Another title' })

  const al = await as.lead('al')
  const { revision } = (await host.asSystem((tx) => versionById(tx, ids['al']!)))!
  await expect(al.does(publishVersion, { versionId: ids['al']!, revision })).rejects.toMatchObject({
    code: 'instrument.conflicts-open',
  })
  const decide = { versionId: ids['al']!, item: 'IDN-15', field: 'question.en' }
  const seen = await al.asks(readMerge, { code: 'al-1' })
  expect(seen.conflicts).toMatchObject([
    {
      base: { state: 'source' },
      core: { text: 'At least 30 calendar days?' },
      own: { text: 'As al asks it?' },
      resolution: null,
      version: 1,
    },
  ])
  await al.does(resolveConflict, {
    ...decide,
    version: 1,
    resolution: 'written',
    text: 'At least 30 days, as we count?',
  })
  await expect(al.does(resolveConflict, { ...decide, version: 1, resolution: 'core' })).rejects.toMatchObject({
    code: 'kit.conflict',
  })
  expect((await read('al', 'IDN-15'))?.['question.en']).toMatchObject({ text: 'At least 30 days, as we count?' })

  const me = await as.lead('me')
  const together = { versionId: ids['me']!, kind: 'text' as const, resolution: 'core' as const }
  await expect(me.does(resolveTogether, { ...together, count: 2 })).rejects.toMatchObject({
    code: 'variant.other-number',
    values: { count: 1 },
  })
  await me.does(resolveTogether, { ...together, count: 1 })
  expect((await read('me', 'IDN-15'))?.['question.en']).toMatchObject({ text: 'At least 30 calendar days?' })

  const rs = await as.lead('rs')
  await rs.does(resolveConflict, {
    versionId: ids['rs']!,
    item: 'INV-04',
    field: 'retired',
    version: 1,
    resolution: 'own',
  })
  for (const country of COUNTRIES) await publish(host, await as.lead(country), ids[country]!)
  const frozen = await host.publicly(async (db) => {
    const variant = (await instrumentVersion(db, 'rs-1'))!
    return wholeIndicators(db, variant.id)
  })
  expect(frozen.find(({ code }) => code === 'INV-04')).toBeUndefined()
  const kept = frozen.filter(({ code }) => code.endsWith('-RS'))
  expect(kept.map(({ title }) => title.sr?.text)).toEqual(['Po našem'])
  expect(kept[0]?.rule?.levels['3'].en?.text).toMatch(/\S/)
})

test('is the country’s own business: another lead sees no conflict of it, and a draft of the core has none', async ({
  as,
  clock,
}) => {
  later(clock)
  const lead = await as.lead('rs')
  const { id, code } = await lead.does(startDraft, { country: 'rs' })
  await expect((await as.lead('al')).asks(readMerge, { code })).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect((await as.lead('al')).does(takeOverCore, { versionId: id })).rejects.toMatchObject({
    code: 'kit.not-found',
  })
  await expect(lead.does(takeOverCore, { versionId: id })).rejects.toMatchObject({
    code: 'variant.core-already-newest',
  })
  const core = await (await as.coordinator()).does(startDraft, { country: null })
  await expect((await as.coordinator()).does(takeOverCore, { versionId: core.id })).rejects.toMatchObject({
    code: 'variant.not-a-variant',
  })
  expect((await lead.does(addItem, { versionId: id, level: 'subarea', parent: 'IDN' })).code).toMatch(/^IDN\.\d+-RS$/)
})
