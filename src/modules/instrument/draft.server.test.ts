import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { breakBetween } from './comparability.ts'
import {
  addItem,
  changeFields,
  moveItem,
  retireItem,
  setDraftAside,
  startDraft,
  undoEdit,
} from './draft-commands.server.ts'
import { itemOf, wholeVersion } from './drafting.server.ts'
import { itemsOf } from './items.server.ts'
import { judgedOf } from './judging.server.ts'
import { confirmVerdicts, publishVersion } from './publish-commands.server.ts'
import { indicatorByCode, instrumentVersion, wholeIndicators } from './queries.server.ts'
import { comparisonSteps, latestVersion, versionById } from './versions-queries.server.ts'

const draftOfCore = async (as: People) => (await as.coordinator()).does(startDraft, { country: null })

const versionIn = async (host: Host, id: string) => (await host.asSystem((tx) => versionById(tx, id)))!
const itemIn = (host: Host, id: string, code: string) =>
  host.asSystem(async (tx) => itemOf(tx, (await versionById(tx, id))!, code))
const give = async (as: People, { id }: { id: string }) =>
  (await as.coordinator()).does(setDraftAside, { versionId: id })

const title = (value: string, seen = 0) => [{ field: 'title.en', value, seen }]

describe('a draft of the instrument', () => {
  test('reads as the version beneath until somebody changes it, and there is one at a time', async ({ as, host }) => {
    const draft = await draftOfCore(as)
    expect(draft.code).toBe('2')
    const core = await host.asSystem((tx) => latestVersion(tx, null))
    const version = await versionIn(host, draft.id)
    const same = await host.asSystem(async (tx) => [await wholeVersion(tx, version), await itemsOf(tx, core!.id)])
    expect(same[0]).toEqual(same[1])
    expect(same[0]).toHaveLength(11 + 50 + 140)
    await expect(draftOfCore(as)).rejects.toMatchObject({ code: 'instrument.draft-already-begun' })
    await give(as, draft)
  })

  test('keeps a change of one field; the same field from two editors is a conflict with both sides, nothing is lost', async ({
    as,
    host,
  }) => {
    const draft = await draftOfCore(as)
    const [ana, bojan] = [await as.coordinator(), await as.coordinator(undefined, 'two')]
    const into = { versionId: draft.id, item: 'IDN-08' }
    await ana.does(changeFields, { ...into, fields: title('Victims identified in the year') })
    const late = bojan.does(changeFields, { ...into, fields: title('Persons identified as victims') })
    await expect(late).rejects.toMatchObject({
      code: 'kit.conflict',
      details: {
        conflicts: [
          {
            field: 'title.en',
            mine: 'Persons identified as victims',
            theirs: { text: 'Victims identified in the year' },
            revision: 1,
            by: 'coordinator region one',
          },
        ],
      },
    })
    await bojan.does(changeFields, { ...into, fields: [{ field: 'unit', value: 'persons', seen: 0 }] })
    expect((await itemIn(host, draft.id, 'IDN-08'))?.item.fields['title.en']).toEqual({
      text: 'Victims identified in the year',
      state: 'source',
    })
    await bojan.does(changeFields, { ...into, fields: title('Persons identified as victims', 1) })
    await give(as, draft)
  })

  test('a changed source makes its translations stale, and a translation written after it is not', async ({
    as,
    host,
  }) => {
    const draft = await draftOfCore(as)
    const ana = await as.coordinator()
    const into = { versionId: draft.id, item: 'IDN-08' }
    const piece = async (lang: string) => (await itemIn(host, draft.id, 'IDN-08'))?.item.fields[`title.${lang}`]
    await ana.does(changeFields, { ...into, fields: title('Another title') })
    expect(await piece('sr')).toMatchObject({ state: 'stale' })
    await ana.does(changeFields, { ...into, fields: [{ field: 'title.sr', value: 'Drugi naziv', seen: 0 }] })
    expect(await piece('sr')).toMatchObject({ text: 'Drugi naziv', state: 'unreviewed' })
    await ana.does(changeFields, { ...into, fields: title('A third title', 1) })
    expect(await piece('sr')).toMatchObject({ text: 'Drugi naziv', state: 'stale' })
    await give(as, draft)
  })

  test('goes back act by act, but never over what somebody else has written since', async ({ as, host }) => {
    const draft = await draftOfCore(as)
    const [ana, bojan] = [await as.coordinator(), await as.coordinator(undefined, 'two')]
    const into = { versionId: draft.id, item: 'INV-01' }
    const titleNow = async () => (await itemIn(host, draft.id, 'INV-01'))?.item.fields['title.en']
    const first = await titleNow()
    await ana.does(changeFields, { ...into, fields: title('One') })
    await ana.does(changeFields, { ...into, fields: title('Two', 1) })
    await ana.does(undoEdit, { versionId: draft.id })
    expect(await titleNow()).toMatchObject({ text: 'One' })
    await ana.does(undoEdit, { versionId: draft.id })
    expect(await titleNow()).toEqual(first)
    await expect(ana.does(undoEdit, { versionId: draft.id })).rejects.toMatchObject({
      code: 'instrument.nothing-to-undo',
    })
    await ana.does(changeFields, { ...into, fields: title('Three') })
    await bojan.does(changeFields, { ...into, fields: title('Four', 1) })
    await expect(ana.does(undoEdit, { versionId: draft.id })).rejects.toMatchObject({
      code: 'instrument.changed-since',
    })
    expect(await titleNow()).toMatchObject({ text: 'Four' })
    await give(as, draft)
  })

  test('adds under codes that nothing ever had, moves within an area, and retires', async ({ as, host }) => {
    const draft = await draftOfCore(as)
    const ana = await as.coordinator()
    const codes = async () =>
      host.asSystem(async (tx) => (await wholeVersion(tx, (await versionById(tx, draft.id))!)).map(({ code }) => code))
    const into = { versionId: draft.id }
    const added = await ana.does(addItem, { ...into, level: 'indicator', parent: 'INV.1', after: 'INV-01' })
    const last = (await codes())
      .filter((code) => /^INV-\d\d$/.test(code))
      .sort()
      .at(-1)
    expect(added.code).toBe(last)
    expect((await codes()).indexOf(added.code)).toBe((await codes()).indexOf('INV-01') + 1)
    await ana.does(moveItem, { ...into, item: 'INV-01', parent: 'INV.1', after: added.code, seen: 0 })
    expect((await codes()).indexOf('INV-01')).toBe((await codes()).indexOf(added.code) + 1)
    await expect(
      ana.does(moveItem, { ...into, item: 'INV-01', parent: 'IDN.1', after: null, seen: 1 }),
    ).rejects.toMatchObject({ code: 'kit.invalid' })
    await ana.does(retireItem, { ...into, item: added.code })
    expect(await codes()).not.toContain(added.code)
    expect((await ana.does(addItem, { ...into, level: 'indicator', parent: 'INV.1' })).code).not.toBe(added.code)
    await expect(ana.does(retireItem, { ...into, item: 'INV' })).rejects.toMatchObject({ code: 'instrument.has-parts' })
    await give(as, draft)
  })

  test('is no business of who has no region, and a country has its own', async ({ as }) => {
    const lead = await as.lead('rs')
    await expect(lead.does(startDraft, { country: null })).rejects.toMatchObject({ code: 'kit.not-allowed' })
    await expect(lead.does(startDraft, { country: 'al' })).rejects.toMatchObject({ code: 'kit.not-found' })
    const own = await lead.does(startDraft, { country: 'rs' })
    expect(own.code).toBe('rs-1')
    const into = { versionId: own.id, item: 'IDN-08' }
    await lead.does(changeFields, { ...into, fields: [{ field: 'title.sr', value: 'Naš naziv', seen: 0 }] })
    await expect(
      lead.does(changeFields, { ...into, fields: [{ field: 'answerType', value: 'text', seen: 0 }] }),
    ).rejects.toMatchObject({ code: 'instrument.not-for-a-country' })
    expect((await lead.does(addItem, { versionId: own.id, level: 'indicator', parent: 'IDN.1' })).code).toMatch(
      /^IDN-\d\d-RS$/,
    )
    const other = (await as.lead('al')).does(changeFields, { ...into, fields: title('Mine') })
    await expect(other).rejects.toMatchObject({ code: 'kit.not-found' })
    await lead.does(setDraftAside, { versionId: own.id })
  })
})

describe('publishing a version', () => {
  test('is refused without a verdict on each change, holds for ever, and the same wording gives the same rows', async ({
    as,
    host,
    pool,
    clock,
  }) => {
    clock.now = new Date(Date.now() + 1000)
    const draft = await draftOfCore(as)
    const ana = await as.coordinator()
    const change = (item: string, field: string, value: unknown) =>
      ana.does(changeFields, { versionId: draft.id, item, fields: [{ field, value: value as string, seen: 0 }] })
    await change('CMP-01', 'rule.3.en', 'Every victim is informed at first contact.')
    await change('INV-02', 'question.en', 'Does the offence cover the newer purposes of exploitation?')
    await change('IDN-08', 'title.sr', 'Broj utvrđenih žrtava')
    await ana.does(retireItem, { versionId: draft.id, item: 'INV-03' })
    const version = await versionIn(host, draft.id)
    const judged = await host.asSystem((tx) => judgedOf(tx, version))
    expect(Object.fromEntries(judged.map(({ code, proposed }) => [code, proposed]))).toEqual({
      'CMP-01': 'changed-scale',
      'INV-02': 'reworded',
      'IDN-08': 'same',
      'INV-03': 'dropped',
    })
    const publish = async () => {
      const { revision } = await versionIn(host, draft.id)
      return ana.does(publishVersion, { versionId: draft.id, revision, note: 'Second version' })
    }
    await expect(publish()).rejects.toMatchObject({ code: 'instrument.verdicts-missing', values: { count: 4 } })
    const againstId = version.predecessorId!
    const confirm = (codes: string[]) =>
      ana.does(confirmVerdicts, { versionId: draft.id, againstId, codes, reason: 'As proposed.' })
    await confirm(judged.map(({ code }) => code))
    await change('CMP-01', 'rule.2.en', 'Most victims are informed.')
    await expect(publish()).rejects.toMatchObject({ code: 'instrument.verdicts-missing', values: { count: 1 } })
    await confirm(['CMP-01'])
    await publish()

    const core = (await host.publicly((db) => instrumentVersion(db)))!
    expect(core).toMatchObject({ code: '2', state: 'published' })
    const steps = await host.publicly((db) => comparisonSteps(db))
    const between = (code: string) => breakBetween(steps, { from: '1', to: '2', code })
    expect(between('CMP-01')).toMatchObject({ verdict: 'changed-scale', version: '2', reason: 'As proposed.' })
    expect(between('INV-03')).toMatchObject({ verdict: 'dropped' })
    expect([between('INV-02'), between('IDN-08'), between('INV-01')]).toEqual([undefined, undefined, undefined])

    const [old, now] = await host.publicly(async (db) => [
      await wholeIndicators(db, againstId),
      await wholeIndicators(db, core.id),
    ])
    const unchanged = (code: string) => !['CMP-01', 'INV-02', 'IDN-08', 'INV-03'].includes(code)
    const said = ({
      id: _id,
      subareaId: _sub,
      position: _at,
      area: _area,
      subarea: _in,
      ...rest
    }: (typeof now)[number]) => rest
    expect(now.filter((it) => unchanged(it.code)).map(said)).toEqual(old.filter((it) => unchanged(it.code)).map(said))
    await expect(
      pool.query('update indicator set is_core = not is_core where version_id = $1', [core.id]),
    ).rejects.toThrow('never changes')
    await expect(pool.query('delete from comparability where version_id = $1', [core.id])).rejects.toThrow(
      'never changes',
    )
    await expect(change('CMP-01', 'title.en', 'x')).rejects.toMatchObject({ code: 'instrument.not-a-draft' })
    expect(
      (await host.publicly((db) => indicatorByCode(db, againstId, 'CMP-01')))?.rule?.levels['3'].en?.text,
    ).not.toBe('Every victim is informed at first contact.')
  })
})
