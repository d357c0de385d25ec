import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { changeFields, retireItem, setDraftAside, startDraft } from '../instrument/draft-commands.server.ts'
import { confirmVerdicts } from '../instrument/publish-commands.server.ts'
import { latestVersion } from '../instrument/queries.server.ts'
import { saveAssessment } from './commands.server.ts'
import { attached, openedCycle, recorded, WORDS } from './desk.fixture.ts'
import * as page from './pages/try.tsx'
import { readTrial } from './trial-queries.server.ts'

const ASKED = 'IDN-02'

/** Gives an indicator a rule in numbers. */
async function inNumbers(as: People, versionId: string, code: string, bounds: number[]) {
  const fields = [{ field: 'bands', value: { better: 'higher', bounds }, seen: 0 }]
  await (await as.coordinator()).does(changeFields, { versionId, item: code, fields })
}

async function rated(as: People, host: Host, it: { country: string; year: number; code: string; value?: string }) {
  const author = await as.monitor(it.country)
  const cycleId = await openedCycle(host, it.country, it.year)
  const evidenceId = await attached(author, it.country, `Report ${it.country} ${it.year}`)
  const figure =
    it.value === undefined
      ? undefined
      : await recorded(author, { country: it.country, code: it.code, value: it.value, evidenceId })
  await author.does(saveAssessment, {
    ...WORDS,
    narrative: `Told of ${it.country} in ${it.year}.`,
    cycleId,
    code: it.code,
    seenVersion: 0,
    ...(figure ? { chosenObservation: figure, chosenReason: 'The only one.' } : {}),
    citations: [{ evidenceId, page: null, quotation: null }],
  })
  return cycleId
}

/** The answers of one indicator by country: what each would become. */
async function becomes(as: People, code: string, of: string) {
  const trial = await (await as.coordinator()).asks(readTrial, { code })
  const found = trial.tried.find((it) => it.code === of)
  return Object.fromEntries(
    (found?.groups ?? []).flatMap(({ answers }) => answers.map((it) => [it.cycle.country, it] as const)),
  )
}

describe('a draft tried on the last cycle', () => {
  test('says of each country what its rating would become, and writes nothing', async ({ as, host, pool }) => {
    const code = await numericRated(host)
    await rated(as, host, { country: 'rs', year: 2031, code, value: '60' })
    await rated(as, host, { country: 'al', year: 2031, code })
    await rated(as, host, { country: 'me', year: 2030, code, value: '60' })
    await rated(as, host, { country: 'me', year: 2031, code, value: '7' })
    await openedCycle(host, 'rs', 2032)
    const draft = await (await as.coordinator()).does(startDraft, { country: null })
    await inNumbers(as, draft.id, code, [50, 20, 5])
    const before = await pool.query('select count(*), max(updated_at) from assessment')
    const found = await becomes(as, draft.code, code)
    expect(found['rs']).toMatchObject({ becomes: { kind: 'rated', rating: 3 }, cycle: { year: 2031 } })
    expect(found['al']).toMatchObject({ becomes: { kind: 'rate-again', why: 'no-figure' } })
    expect(found['me']).toMatchObject({ becomes: { kind: 'rated', rating: 1 }, years: [2030, 2031] })
    expect(found['me']?.apart).toMatchObject({ verdict: 'changed-scale' })
    expect((await pool.query('select count(*), max(updated_at) from assessment')).rows).toEqual(before.rows)
    await (await as.coordinator()).does(setDraftAside, { versionId: draft.id })
  })

  test('goes by what a person said of the change, where one did', async ({ as, host }) => {
    const code = await numericRated(host)
    const coordinator = await as.coordinator()
    const { id: versionId, code: draft } = await coordinator.does(startDraft, { country: null })
    await inNumbers(as, versionId, code, [50, 20, 5])
    const core = await host.asSystem((tx) => latestVersion(tx, null))
    const against = { versionId, againstId: core!.id, codes: [code] }
    await coordinator.does(confirmVerdicts, { ...against, verdict: 'changed-scope', reason: 'Asks for more.' })
    expect((await becomes(as, draft, code))['rs']).toMatchObject({ becomes: { why: 'scope' } })
    await coordinator.does(confirmVerdicts, { ...against, verdict: 'same', reason: 'Only said in numbers.' })
    expect((await becomes(as, draft, code))['rs']).toMatchObject({ becomes: { kind: 'stays' }, apart: null })
    await coordinator.does(setDraftAside, { versionId })
  })

  test('shows a country only to those who may read its answers, and a figure only to those who may see it', async ({
    as,
    host,
    pool,
  }) => {
    const code = await numericRated(host)
    await rated(as, host, { country: 'mk', year: 2031, code, value: '60' })
    await pool.query("update observation set class = 'restricted' where country = 'mk' and indicator_code = $1", [code])
    const draft = await (await as.coordinator()).does(startDraft, { country: null })
    await inNumbers(as, draft.id, code, [50, 20, 5])
    const lead = await (await as.lead('al')).asks(readTrial, { code: draft.code })
    expect(lead.cycles.map(({ country }) => country)).toEqual(['al'])
    await expect((await as.reader('mk')).asks(readTrial, { code: draft.code })).rejects.toMatchObject({
      code: 'kit.not-allowed',
    })
    const own = await (await as.monitor('mk')).asks(readTrial, { code: draft.code })
    const [answer] = own.tried.find((it) => it.code === code)!.groups[0]!.answers
    expect(answer).toMatchObject({ becomes: { kind: 'rated', rating: 3 } })
    expect((await becomes(as, draft.code, code))['mk']).toMatchObject({ becomes: { why: 'no-figure' } })
    await (await as.coordinator()).does(setDraftAside, { versionId: draft.id })
  })

  test('as a page: new and old words, the narrative, what is dropped, and the counts', async ({ as, host }) => {
    const coordinator = await as.coordinator()
    await rated(as, host, { country: 'ba', year: 2031, code: ASKED })
    const draft = await coordinator.does(startDraft, { country: null })
    const versionId = draft.id
    await coordinator.does(changeFields, {
      versionId,
      item: ASKED,
      fields: [{ field: 'rule.3.en', value: 'Planted words of the new rule.', seen: 0 }],
    })
    await coordinator.does(retireItem, { versionId, item: await numericRated(host) })
    const at = `/app/instrument/${draft.code}/try`
    const ask = { host, token: coordinator.token }
    const { status, html } = await answerOf(
      ask,
      '/app/instrument/:code/try',
      page,
      new Request(`http://127.0.0.1:4000${at}`),
    )
    expect(status).toBe(200)
    expect(html).toContain('Planted words of the new rule.')
    expect(html).toContain('Told of ba in 2031.')
    expect(html).toContain('its rule in words is another one.')
    expect(html).toContain('no longer asked')
    expect(html).toMatch(/would break:.*2031/)
    await coordinator.does(setDraftAside, { versionId })
  })

  test('says so where nothing was ever answered', async ({ as, host, pool }) => {
    await pool.query('update assessment set rating = null, missing = null, confidence = null')
    const { token } = await as.coordinator()
    const request = new Request('http://127.0.0.1:4000/app/instrument/1/try')
    const { html } = await answerOf({ host, token }, '/app/instrument/:code/try', page, request)
    expect(html).toContain('There is no cycle to try it on')
  })
})

/** An indicator that the shipped core rates and asks in numbers. */
async function numericRated(host: Host): Promise<string> {
  const { code } = await host.asSystem((tx) =>
    tx
      .selectFrom('indicator')
      .select('code')
      .where('isRated', '=', true)
      .where('answerType', '=', 'count')
      .orderBy('code')
      .executeTakeFirstOrThrow(),
  )
  return code
}
