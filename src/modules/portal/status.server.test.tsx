import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { assess } from '../edition/edition.fixture.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { editionToRead } from '../edition/queries.server.ts'
import { readWaitingTexts } from '../evidence/text-work.server.ts'
import { saveAnswer, submitReply } from '../reply/commands.server.ts'
import { readTasks } from '../reply/queries.server.ts'
import { asked, clerkAt } from '../reply/reply.fixture.ts'
import { readQuestion } from '../reply/question-queries.server.ts'
import { readCheck } from '../reply/submitting.server.ts'
import { acceptAnswers, writeLastLetters } from '../request/commands.server.ts'
import { readRequest } from '../request/queries.server.ts'
import StatusPage from './pages/status.tsx'
import ValuePage from './pages/value.tsx'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'
import type { ValueData } from './readings/value.server.ts'
import type { StatusData } from './readings/status.server.ts'

test('an edition says who did not answer only after the last letter, and a doubt is published with its explanation', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const [first, silent, untold] = await asked(
    { as, pool, clock },
    { country: 'rs', year: 2021, many: 3, until: '2022-03-01' },
  )
  const { reference, id } = first!
  const clerk = await clerkAt(host, pool, first!)
  const { questions } = await clerk.asks(readTasks, { reference })
  const { number, indicatorCode } = questions.find(({ answerType }) => answerType === 'count')!
  const answer = { reference, number, kind: 'value' as const, cells: { total: '3', 'sex=female;age_group=adult': '9' } }
  await clerk.does(saveAnswer, { ...answer, version: 0 })
  const { doubts } = await clerk.asks(readQuestion, { reference, number })
  expect(doubts.length).toBeGreaterThan(0)
  const explanations = Object.fromEntries(doubts.map((doubt) => [doubt.id, 'Two records are kept.']))
  await clerk.does(saveAnswer, { ...answer, version: 1, explanations })
  const choice = questions.find(({ answerType }) => answerType === 'yes_no_partial')!
  await clerk.does(saveAnswer, {
    reference,
    number: choice.number,
    version: 0,
    kind: 'value',
    cells: { total: 'partial' },
  })
  const { seen } = await clerk.asks(readCheck, { reference })
  await clerk.does(submitReply, { reference, seen, responsible: 'M. Petrović', isAuthorised: 'yes' })
  const monitor = await as.monitor('rs')
  const { reply, cycle } = await monitor.asks(readRequest, { id })
  await monitor.does(acceptAnswers, { id, submissionId: reply!.id, numbers: [number, choice.number], class: 'public' })

  clock.now = new Date('2022-03-10T10:00:00Z')
  await pool.query(`update request set due_on = '2022-03-20', answers_until = '2022-03-20' where id = $1`, [untold!.id])
  const lead = await as.lead('rs', 'in march')
  expect(await lead.does(writeLastLetters, { cycleId: cycle.id, sentOn: '2022-03-10' })).toMatchObject({ written: 1 })
  await assess({ pool, as }, cycle.id, { code: 'INV-01', rating: 2 })

  clock.now = new Date('2022-03-21T10:00:00Z')
  await readWaitingTexts(host)
  const proposer = await as.publisher('rs', 'first')
  const edition = await proposer.does(proposeEdition, { cycleId: cycle.id })
  const { body } = await proposer.asks(editionToRead, { id: edition.id })
  const names = new Map(
    (
      await pool.query('select request.id, name_local from request join institution on institution.id = institution_id')
    ).rows.map((row) => [row.id, row.name_local]),
  )
  expect(body.responses!.by).toMatchObject({ 'answered-in-part': 1, silent: 1, pending: 1 })
  expect(new Set(body.responses!.institutions.map(({ institution }) => institution))).toEqual(
    new Set([names.get(id), names.get(silent!.id)]),
  )
  expect(JSON.stringify(body)).not.toContain(untold!.reference)
  const before = await dataOf<StatusData>(readerOf(host), '/en/status.json')
  expect(before.countries.find(({ code }) => code === 'rs')).toMatchObject({ edition: null, responses: null })
  expect(before.running.map(({ country, year }) => [country, year])).toContainEqual(['rs', 2021])
  expect(JSON.stringify(before)).not.toContain(silent!.reference)

  const other = await as.publisher('rs', 'second')
  await other.does(publishEdition, { id: edition.id, sha256: edition.sha256 })

  const html = await shown(readerOf(host), '/en/status', <StatusPage />)
  expect(html).toContain(silent!.reference)
  expect(html).not.toContain(untold!.reference)
  const csv = await (await ask(readerOf(host), '/en/status.csv'))!.text()
  expect(csv).toMatch(new RegExp(`rs,2021,rs-2021.1,2022-03-21,institution,[^\\n]*${silent!.reference},silent`))
  const address = `/en/indicators/${indicatorCode.toLowerCase()}/rs/2021`
  const value = await shown(readerOf(host), address, <ValuePage />)
  expect(value).toContain('Two records are kept.')
  expect(value).toContain(reference)
  const valueCsv = await (await ask(readerOf(host), `${address}.csv`))!.text()
  expect(valueCsv).toContain('Two records are kept.')
  const json = await dataOf<ValueData>(readerOf(host), `${address}.json`)
  const published = json.value.observations.find(({ reply: from }) => from?.reference === reference)!
  expect(published.flags.map(({ explanation }) => explanation)).toContain('Two records are kept.')

  const chosen = `indicators/${choice.indicatorCode.toLowerCase()}/rs/2021`
  const inAlbanian = readerOf(host, { locale: 'sq' })
  expect(await shown(inAlbanian, `/sq/${chosen}`, <ValuePage />)).toContain('<b>Pjesërisht</b>')
  const chosenCsv = await (await ask(inAlbanian, `/sq/${chosen}.csv`))!.text()
  expect(chosenCsv).toMatch(/,text,Pjesërisht,,,yes_no_partial,/)
})
