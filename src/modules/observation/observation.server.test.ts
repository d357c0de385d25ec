import { expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import type { Person } from '../../../test/people.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { attachEvidence, withdrawEvidence } from '../evidence/commands.server.ts'
import { recordObservation, withdrawObservation } from './commands.server.ts'
import * as newPage from './pages/new-observation.tsx'

let count = 0
const source = (monitor: Person, cls: 'public' | 'restricted' = 'public', country = 'rs') =>
  monitor.does(attachEvidence, {
    country,
    class: cls,
    kind: 'reply',
    title: `Odgovor MUP ${++count}`,
    publishedOn: '2021',
    language: 'sr',
    url: 'https://example.org/odgovor',
  })

const victims = { country: 'rs', year: 2021, indicatorCode: 'IDN-01', kind: 'number', value: '31' } as const

test('contradicting values of one indicator stand side by side, each with its source', async ({ as, pool }) => {
  const monitor = await as.monitor('rs')
  for (const value of ['14', '17', '<5']) {
    const evidence = await source(monitor)
    await monitor.does(recordObservation, { ...victims, year: 2019, value, evidenceId: evidence.id })
  }
  const { rows } = await pool.query(
    `select as_given, number::float, low::float, high::float from observation where origin = 'monitor' and year = 2019 order by as_given`,
  )
  expect(rows).toEqual([
    { as_given: '14', number: 14, low: null, high: null },
    { as_given: '17', number: 17, low: null, high: null },
    { as_given: '<5', number: null, low: 0, high: 4 },
  ])
})

test('zero is a value, and is not missing', async ({ as }) => {
  const monitor = await as.monitor('rs')
  const evidence = await source(monitor)
  const found = await monitor.does(recordObservation, { ...victims, value: '0', evidenceId: evidence.id })
  expect(found).toMatchObject({ kind: 'number', number: 0 })
})

test('a value without a source is refused, a missing one needs none', async ({ as }) => {
  const monitor = await as.monitor('rs')
  const unsourced = monitor.does(recordObservation, victims)
  await expect(unsourced).rejects.toMatchObject({ fields: [{ field: 'evidenceId', key: 'observation.field.source' }] })
  await expect(monitor.does(recordObservation, { ...victims, value: '' })).rejects.toMatchObject({
    fields: [{ field: 'value', key: 'kit.field.required' }, { field: 'evidenceId' }],
  })
  const missing = await monitor.does(recordObservation, { ...victims, kind: 'no-answer', value: '' })
  expect(missing).toMatchObject({ kind: 'no-answer', number: null })
})

test('a published source may stand behind it', async ({ as, pool }) => {
  const { rows } = await pool.query('select id from source limit 1')
  const found = (await as.monitor('rs')).does(recordObservation, { ...victims, sourceId: rows[0].id })
  await expect(found).resolves.toMatchObject({ number: 31 })
})

test('numbers are read in the language that the person works in', async ({ as, pool }) => {
  const monitor = await as.monitor('rs')
  await pool.query(`update person set locale = 'sr-latn' where id = $1`, [monitor.id])
  const evidence = await source(monitor)
  const ambiguous = monitor.does(recordObservation, { ...victims, value: '1.234', evidenceId: evidence.id })
  await expect(ambiguous).rejects.toMatchObject({
    fields: [{ field: 'value', key: 'kit.field.number-ambiguous', values: { first: '1.234', second: '1,234' } }],
  })
})

test('"oko 30" comes back to the form with what was understood, and nothing typed is lost', async ({
  as,
  host,
  pool,
}) => {
  const monitor = await as.monitor('rs')
  const evidence = await source(monitor)
  const form = new FormData()
  const typed = {
    key: newKey(),
    ...victims,
    year: '2020',
    value: 'oko 30',
    evidenceId: evidence.id,
    note: 'telefonom',
    cycleId: '',
  }
  for (const [name, value] of Object.entries(typed)) form.append(name, value)
  const request = new Request('http://127.0.0.1:4000/app/observations/new', { method: 'POST', body: form })
  const answer = await answerOf({ host, token: monitor.token }, '/app/observations/new', newPage, request)
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('“oko 30” is not a number by itself. We understood 30')
  for (const kept of ['value="oko 30"', 'telefonom', 'value="2020"', 'value="IDN-01"'])
    expect(answer.html).toContain(kept)
  expect((await pool.query(`select from observation where origin = 'monitor' and year = 2020`)).rowCount).toBe(0)
})

test('it is as confidential as the evidence that it rests on', async ({ as, pool }) => {
  const monitor = await as.monitor('rs')
  const evidence = await source(monitor, 'restricted')
  const { id } = await monitor.does(recordObservation, { ...victims, evidenceId: evidence.id })
  expect((await pool.query('select class from observation where id = $1', [id])).rows).toEqual([
    { class: 'restricted' },
  ])
})

test('it rests on no withdrawn source, and on none of another country', async ({ as }) => {
  const monitor = await as.monitor('rs')
  const withdrawn = await source(monitor)
  await monitor.does(withdrawEvidence, { ...withdrawn, reason: 'Retracted.' })
  const foreign = await source(await as.monitor('al'), 'public', 'al')
  const on = (evidenceId: string) => monitor.does(recordObservation, { ...victims, evidenceId })
  await expect(on(withdrawn.id)).rejects.toMatchObject({ fields: [{ key: 'observation.field.evidence-withdrawn' }] })
  await expect(on(foreign.id)).rejects.toMatchObject({ fields: [{ field: 'evidenceId', key: 'kit.field.choice' }] })
})

test('an indicator that the instrument does not have is refused by its field', async ({ as }) => {
  const nowhere = (await as.monitor('rs')).does(recordObservation, {
    ...victims,
    indicatorCode: 'XXX-99',
    kind: 'not-asked',
    value: '',
  })
  await expect(nowhere).rejects.toMatchObject({
    fields: [{ field: 'indicatorCode', key: 'observation.field.indicator' }],
  })
})

test('it is withdrawn once, with a reason, by those of its country', async ({ as, pool }) => {
  const monitor = await as.monitor('rs')
  const evidence = await source(monitor)
  const { id, version } = await monitor.does(recordObservation, { ...victims, evidenceId: evidence.id })
  const foreign = (await as.monitor('al')).does(withdrawObservation, { id, version, reason: 'Wrong.' })
  await expect(foreign).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(
    monitor.does(withdrawObservation, { id, version: version + 1, reason: 'Typed twice.' }),
  ).rejects.toMatchObject({
    code: 'kit.conflict',
  })
  await monitor.does(withdrawObservation, { id, version, reason: 'Typed twice.' })
  const { rows } = await pool.query('select withdrawn_reason, withdrawn_by from observation where id = $1', [id])
  expect(rows).toEqual([{ withdrawn_reason: 'Typed twice.', withdrawn_by: monitor.id }])
  const again = monitor.does(withdrawObservation, { id, version: version + 1, reason: 'Again.' })
  await expect(again).rejects.toMatchObject({ code: 'observation.already-withdrawn' })
})

test('a figure of the published series stays', async ({ as, pool }) => {
  const { rows } = await pool.query(
    `select id, version from observation where origin = 'shipped' and country = 'rs' limit 1`,
  )
  const attempt = (await as.monitor('rs')).does(withdrawObservation, { ...rows[0], reason: 'I do not like it.' })
  await expect(attempt).rejects.toMatchObject({ code: 'observation.published-by-its-source' })
})

test('recorded from a desk, it leads back there; from elsewhere never out of the workbench', async ({ as, host }) => {
  const monitor = await as.monitor('rs')
  const locationAfter = async (to: string) => {
    const form = new FormData()
    const typed = { key: newKey(), ...victims, year: '2018', kind: 'not-asked', value: '', evidenceId: '', cycleId: '' }
    for (const [name, value] of Object.entries(typed)) form.append(name, value)
    const at = `http://127.0.0.1:4000/app/observations/new?${new URLSearchParams({ to })}`
    const request = new Request(at, { method: 'POST', body: form })
    const answer = await answerOf({ host, token: monitor.token }, '/app/observations/new', newPage, request)
    return answer.headers.get('location')
  }
  expect(await locationAfter('/app/assess/1/IDN-01')).toMatch(/^\/app\/assess\/1\/IDN-01\?observation=[0-9a-f-]{36}$/)
  for (const evil of ['https://evil.example/', '//evil.example', '/app/\\evil.example', 'javascript:alert(1)'])
    expect(await locationAfter(evil)).toMatch(/^\/app\/observations\/new\?to=.*&done=recorded$/)
})
