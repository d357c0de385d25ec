import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import { saveAssessment } from './commands.server.ts'
import { readDesk } from './desk-queries.server.ts'
import { attached, openedCycle, RATED, recorded, submitted, WORDS } from './desk.fixture.ts'
import * as deskPage from './pages/desk.tsx'
import { readReview } from './review-queries.server.ts'

test('the desk shows rule, place, neighbours, the other half and the cycle before', async ({ as, host }) => {
  const before = await submitted(as, host, 'rs', RATED, 2019)
  const cycleId = await openedCycle(host, 'rs', 2020)
  const desk = await before.author.asks(readDesk, { cycleId, code: RATED })
  expect(desk.order).toMatchObject({ total: 140, previous: 'IDN-14', next: 'IDN-16' })
  expect(Object.keys(desk.indicator.rule!.levels).sort()).toEqual(['0', '1', '2', '3'])
  expect(desk.previous).toMatchObject({ year: 2019, rating: 1, narrative: WORDS.narrative, apart: null })
  expect(desk.partners.map(({ code }) => code)).toContain('IDN-16')
  expect([desk.assessment, desk.mayWrite]).toEqual([null, true])
})

test('figures that contradict each other are flagged, also before anything is chosen', async ({ as, host }) => {
  const monitor = await as.monitor('me')
  const cycleId = await openedCycle(host, 'me', 2021)
  const evidenceId = await attached(monitor, 'me', 'Answers')
  const [first] = [
    await recorded(monitor, { country: 'me', code: RATED, value: '14', evidenceId }),
    await recorded(monitor, { country: 'me', code: RATED, value: '17', evidenceId }),
  ]
  const { figures } = await monitor.asks(readDesk, { cycleId, code: RATED })
  const ofYear = figures.filter(({ isOfYear, of }) => isOfYear && of === 'indicator')
  expect(ofYear.map(({ isConflicting }) => isConflicting)).toEqual([true, true])
  expect(ofYear.map(({ id }) => id)).toContain(first)
})

test('published parts that do not meet their total are flagged with both sides', async ({ as, host }) => {
  const cycleId = await openedCycle(host, 'mk', 2022)
  const { figures } = await (await as.monitor('mk')).asks(readDesk, { cycleId, code: 'INV-08' })
  const total = figures.find(({ year, asGiven }) => year === 2021 && asGiven === '22')!
  expect(total.sums.map(({ total: whole }) => whole.low)).toEqual([22, 22])
  for (const { parts, total: whole, partLabels } of total.sums) {
    expect(partLabels.length).toBeGreaterThan(1)
    expect(parts.low > whole.high || parts.high < whole.low).toBe(true)
  }
})

test('who reads without writing sees the desk, and nothing of a restricted source', async ({ as, host }) => {
  const monitor = await as.monitor('mk')
  const cycleId = await openedCycle(host, 'mk', 2021)
  const secret = await attached(monitor, 'mk', 'Interview notes', 'restricted')
  const saved = await monitor.does(saveAssessment, {
    ...WORDS,
    cycleId,
    code: RATED,
    seenVersion: 0,
    citations: [{ evidenceId: secret, quotation: 'what was said in confidence' }],
  })
  const reviewer = await as.reviewer('mk')
  const desk = await reviewer.asks(readDesk, { cycleId, code: RATED })
  const review = await reviewer.asks(readReview, { id: saved.id! })
  expect([desk.mayWrite, desk.draft.citations, review.citations]).toEqual([false, [], [undefined]])
  expect(JSON.stringify([desk, review])).not.toMatch(/Interview notes|in confidence/)
  expect(review.seen.citations).toMatchObject([
    { evidenceId: secret, restricted: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
})

test("another country's desk and one that is not there get the same answer", async ({ as, host }) => {
  const cycleId = await openedCycle(host, 'ba', 2021)
  const stranger = await as.monitor('al')
  for (const code of [RATED, 'XXX-99'])
    await expect(stranger.asks(readDesk, { cycleId, code })).rejects.toMatchObject({ code: 'kit.not-found' })
})

test('a figure that somebody recorded leads to its withdrawal and back; a published one does not', async ({
  as,
  host,
}) => {
  const monitor = await as.monitor('mk')
  const cycleId = await openedCycle(host, 'mk', 2031)
  const evidenceId = await attached(monitor, 'mk', 'A reply')
  const id = await recorded(monitor, { country: 'mk', code: 'INV-08', value: '23', evidenceId })
  const shown = async ({ token }: Person) => {
    const address = new Request(`http://127.0.0.1:4000/app/assess/${cycleId}/INV-08`)
    return (await answerOf({ host, token }, '/app/assess/:cycleId/:code', deskPage, address)).html
  }
  const way = `/app/observations/${id}/withdraw?to=%2Fapp%2Fassess%2F${cycleId}%2FINV-08`
  const html = await shown(monitor)
  expect(html).toContain(way)
  expect(html.match(/\/withdraw\?/g)).toHaveLength(1)
  expect(await shown(await as.reviewer('mk'))).not.toContain('/withdraw?')
})

test('the way on goes also to an indicator that a country added, and its desk says what was saved before it', async ({
  as,
  host,
}) => {
  const monitor = await as.monitor('al')
  const cycleId = await openedCycle(host, 'al', 2021)
  const { token } = monitor
  const at = `http://127.0.0.1:4000/app/assess/${cycleId}/${RATED}`
  const body = new URLSearchParams({ act: 'next', next: 'IDN-18-AL', key: crypto.randomUUID(), seenVersion: '0' })
  const sent = await answerOf(
    { host, token },
    '/app/assess/:cycleId/:code',
    deskPage,
    new Request(at, { method: 'POST', body }),
  )
  expect(sent.headers.get('location')).toBe(`/app/assess/${cycleId}/IDN-18-AL?done=saved&of=${RATED}`)
  const back = new Request(`${at}?done=saved&of=IDN-18-AL`)
  expect((await answerOf({ host, token }, '/app/assess/:cycleId/:code', deskPage, back)).html).toContain('IDN-18-AL')
})
