import { expect, test } from 'vitest'
import { becameOf, fullInTime, isNameable, meanDays, median, responseOf, type AskedOnce } from './response.ts'

const asked = (more: Partial<AskedOnce> = {}): AskedOnce => ({
  id: 'r',
  institutionId: 'i',
  category: 'courts',
  state: 'sent',
  sentOn: '2022-02-01',
  dueOn: '2022-02-15',
  answersUntil: '2022-03-01',
  events: [],
  ...more,
})
const answered = (onDay: string, more: Partial<AskedOnce> = {}) =>
  asked({ state: 'answered', events: [{ kind: 'answered', onDay }], ...more })

test('who has days left is not silent, and is from the day after the last one', () => {
  expect(becameOf(asked(), '2022-02-15').outcome).toBe('awaiting')
  expect(becameOf(asked(), '2022-02-16').outcome).toBe('silent')
  expect(becameOf(asked({ dueOn: null }), '2022-02-16').outcome).toBe('awaiting')
})

test('a clarification stops the clock, and who passed a request on is not silent', () => {
  expect(becameOf(asked({ state: 'clarification-asked' }), '2023-01-01').outcome).toBe('awaiting')
  expect(becameOf(asked({ state: 'passed-on' }), '2023-01-01').outcome).toBe('passed-on')
})

test('an appeal against silence leaves it silence, and one against a refusal a refusal', () => {
  const refusal = [{ kind: 'refused', onDay: '2022-02-10', ground: 'secret' }]
  expect(becameOf(asked({ state: 'appealed' }), '2022-03-01').outcome).toBe('silent')
  expect(becameOf(asked({ state: 'appealed', events: refusal }), '2022-03-01')).toMatchObject({
    outcome: 'refused',
    ground: 'secret',
    days: 9,
  })
})

test('a late answer is an answer, and is not in time', () => {
  expect(becameOf(answered('2022-02-15'), '2022-04-01')).toMatchObject({ days: 14, isLate: false, isFullInTime: true })
  expect(becameOf(answered('2022-02-16'), '2022-04-01')).toMatchObject({ days: 15, isLate: true, isFullInTime: false })
})

test('silence bears a name only after every last day, the last letter, and the days to reply to it', () => {
  const told = (onDay: string) => asked({ events: [{ kind: 'last-letter', onDay }] })
  const nameable = (it: AskedOnce, today: string) => isNameable(it, becameOf(it, today), today)
  expect(nameable(asked(), '2023-01-01')).toBe(false)
  expect(nameable(told('2022-02-20'), '2022-03-01')).toBe(false)
  expect(nameable(told('2022-02-20'), '2022-03-02')).toBe(true)
  expect(nameable(told('2022-03-01'), '2022-03-08')).toBe(false)
  expect(nameable(told('2022-03-01'), '2022-03-09')).toBe(true)
})

test('counts hold everybody once, and where nobody was asked there are none', () => {
  const rows = [answered('2022-02-03'), answered('2022-02-20'), asked(), asked({ state: 'passed-on' })]
  const response = responseOf(rows.map((row) => becameOf(row, '2022-04-01')))!
  expect(response).toMatchObject({ asked: 4, late: 1, days: 10.5 })
  expect(Object.values(response.by).reduce((sum, each) => sum + each)).toBe(4)
  expect(responseOf([])).toBeNull()
})

test('the share is of institutions: one unanswered request of two is not in full', () => {
  const row = (it: AskedOnce) => ({ ...becameOf(it, '2022-04-01'), institutionId: it.institutionId })
  const rows = [answered('2022-02-03'), asked(), answered('2022-02-03', { institutionId: 'j' })].map(row)
  expect(fullInTime(rows)).toEqual({ part: 1, whole: 2 })
  expect(meanDays(rows)).toBe(2)
})

test('no reply has no days: neither a middle nor a mean', () => {
  expect(median([])).toBeNull()
  expect(meanDays([becameOf(asked(), '2022-04-01')])).toBeNull()
})
