import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { readable } from '../../../test/platform/html.ts'
import { attached } from '../assessment/desk.fixture.ts'
import { readDesk } from '../assessment/desk-queries.server.ts'
import * as deskPage from '../assessment/pages/desk.tsx'
import { openCycle } from '../cycle/commands.server.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { assess } from '../edition/edition.fixture.ts'
import * as editionPage from '../edition/pages/edition.tsx'
import { changeFields, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { publishedWith } from '../instrument/published-with.fixture.ts'
import { versionById } from '../instrument/versions-queries.server.ts'
import { recordObservation } from '../observation/commands.server.ts'
import ValuePage from './pages/value.tsx'
import { ask, readerOf, shown } from './public-pages.fixture.tsx'

test('an indicator is asked of the parts of a country: coverage is shown, and a sum only of all of them', async ({
  pool,
  as,
  host,
  clock,
}) => {
  clock.now = new Date(Date.now() + 1000)
  const [lead, monitor] = [await as.lead('ba'), await as.monitor('ba')]
  const { id: versionId } = await lead.does(startDraft, { country: 'ba' })
  const write = (item: string, field: string, value: string[]) =>
    lead.does(changeFields, { versionId, item, fields: [{ field, value, seen: 0 }] })
  await write('AST-05', 'askedAt', ['entity', 'district'])
  await write('INS-04', 'askedAt', ['entity', 'district'])
  // Whether answers may be added up is the measure itself: the core decides it.
  await expect(
    lead.does(changeFields, { versionId, item: 'AST-05', fields: [{ field: 'isSummable', value: true, seen: 0 }] }),
  ).rejects.toMatchObject({ code: 'instrument.not-for-a-country' })
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  const judged = await host.asSystem((tx) => judgedOf(tx, version))
  expect(judged.map(({ proposed }) => proposed)).toEqual(['changed-scope', 'changed-scope'])
  for (const { code, against } of judged)
    await lead.does(confirmVerdicts, { versionId, againstId: against.id, codes: [code], reason: 'Asked below.' })
  await lead.does(publishVersion, { versionId, revision: version.revision })
  const dates = { collectUntil: '2044-03-01', assessUntil: '2044-04-01', publishOn: '2044-05-01' }
  const cycle = await lead.does(openCycle, { country: 'ba', year: 2042, ...dates })
  const evidenceId = await attached(monitor, 'ba', 'Replies of the entities')
  const record = (indicatorCode: string, territory: string | null, kind: 'number' | 'no-answer', value: string) =>
    monitor.does(recordObservation, {
      country: 'ba',
      year: 2042,
      cycleId: cycle.id,
      indicatorCode,
      territory,
      kind,
      value,
      evidenceId,
    })
  await record('AST-05', 'ba-fbih', 'number', '12')
  await record('AST-05', 'ba-srp', 'number', '7')
  await record('AST-05', 'ba-bd', 'no-answer', '')
  for (const code of ['ba-fbih', 'ba-srp', 'ba-bd']) await record('INS-04', code, 'number', '50')
  await expect(record('AST-05', 'ba-09', 'number', '1')).rejects.toMatchObject({
    fields: [{ field: 'territory', key: 'observation.field.territory' }],
  })
  await expect(record('AST-06', 'ba-fbih', 'number', '1')).rejects.toMatchObject({ code: 'kit.invalid' })

  const desk = await monitor.asks(readDesk, { cycleId: cycle.id, code: 'AST-05' })
  expect(desk.coverage).toMatchObject({ answered: ['ba-fbih', 'ba-srp'], withoutValue: ['ba-bd'], sum: null })
  expect(desk.figures.filter(({ isConflicting }) => isConflicting)).toEqual([])

  await assess({ pool, as }, cycle.id, { code: 'AST-01', rating: 2 })
  const edition = await (await as.publisher('ba')).does(proposeEdition, { cycleId: cycle.id })
  await (await as.publisher('ba', 'two')).does(publishEdition, edition)
  const reader = readerOf(host)
  const html = await shown(reader, '/en/indicators/ast-05/ba/2042', <ValuePage />)
  expect(html).toContain('2 of 3 parts of the country answered.')
  expect(html).toContain('Without a value: Brčko District')
  expect(html).toContain('Republika Srpska')
  expect(html).not.toContain('Computed from the parts')
  const share = await shown(reader, '/en/indicators/ins-04/ba/2042', <ValuePage />)
  expect(share).toContain('3 of 3 parts of the country answered.')
  expect(share).toContain('The answers of the parts are not added up')
  expect(share).not.toContain('150')
  expect(await (await ask(reader, '/en/indicators/ast-05/ba/2042.csv'))!.text()).toMatch(/2042,ba-fbih,/)
  expect(
    await shown(readerOf(host, { locale: 'sr-cyrl' }), '/sr-cyrl/indicators/ast-05/ba/2042', <ValuePage />),
  ).toContain('Брчко дистрикт')
})

const PLACES = [
  ['ba-fbih', '12', 'Reply of the Federation'],
  ['ba-srp', '7', 'Reply of Republika Srpska'],
  ['ba-bd', '2', 'Reply of the district'],
  [null, '25', 'Report of the state'],
] as const

test('parts that do not add up to the figure of the country are flagged with both sources, and neither is repaired', async ({
  pool,
  as,
  host,
  clock,
}) => {
  clock.now = new Date(Date.now() + 2000)
  const { id: versionId } = await publishedWith({ host, as }, null, {
    'AST-05': { askedAt: ['entity', 'district'], isSummable: true },
  })
  const [lead, monitor] = [await as.lead('ba'), await as.monitor('ba')]
  const dates = { collectUntil: '2045-03-01', assessUntil: '2045-04-01', publishOn: '2045-05-01' }
  const { id: cycleId } = await lead.does(openCycle, { country: 'ba', year: 2043, versionId, ...dates })
  for (const [territory, value, title] of PLACES)
    await monitor.does(recordObservation, {
      country: 'ba',
      year: 2043,
      cycleId,
      indicatorCode: 'AST-05',
      territory,
      kind: 'number',
      value,
      evidenceId: await attached(monitor, 'ba', title),
    })
  await assess({ pool, as }, cycleId, { code: 'AST-01', rating: 2 })
  const edition = await (await as.publisher('ba')).does(proposeEdition, { cycleId })
  const publisher = await as.publisher('ba', 'two')
  const at = (person: { token: string }, path: string, page: Parameters<typeof answerOf>[2], url: string) =>
    answerOf({ host, token: person.token }, path, page, new Request(`http://127.0.0.1:4000${url}`))
  const pages = [
    (await at(monitor, '/app/assess/:cycleId/:code', deskPage, `/app/assess/${cycleId}/AST-05`)).html,
    (await at(publisher, '/app/editions/:id', editionPage, `/app/editions/${edition.id}`)).html,
  ]
  await publisher.does(publishEdition, edition)
  const reader = readerOf(host)
  pages.push(await shown(reader, '/en/indicators/ast-05/ba/2043', <ValuePage />))
  for (const html of pages) {
    expect(readable(html)).toContain('The parts of the country add up to 21, a source says 25 of the country')
    for (const [, value, title] of PLACES) {
      expect(html).toContain(`<b>${value}</b>`)
      expect(html).toContain(title)
    }
  }
  const rows = await (await ask(reader, '/en/indicators/ast-05/ba/2043.csv'))!.text()
  expect(rows).toMatch(/,number,25,25,25,places,exact,no,21,Report of the state/)
  expect(rows).toMatch(/,number,12,12,12,places,exact,no,,Reply of the Federation/)
})
