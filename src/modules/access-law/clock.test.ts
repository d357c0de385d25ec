import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localText } from '../../kit/local-text.ts'
import { dayAfter, weekdayOf } from '../../locale/index.ts'
import { clockOf, type Clock, type ClockEvent, type ClockRules, type DaysOff } from './clock.ts'

const calendar: ClockRules = {
  days: 15,
  dayKind: 'calendar',
  lastDay: 'next-working-day',
  clarification: 'stops',
  passingOn: 'restarts',
}
const working: ClockRules = { ...calendar, days: 10, dayKind: 'working' }

const holidays = (...days: string[]): DaysOff => new Map(days.map((day) => [day, localText({ en: `of ${day}` })]))
const received = (day: string): ClockEvent => ({ kind: 'received', day })
const none = holidays()
const TODAY = '2026-01-01'

const deadline = (rules: ClockRules, events: ClockEvent[], daysOff = none) =>
  clockOf(rules, events, daysOff, TODAY).deadline
/** 'd' a counted day, else the first letter of why not. */
const shape = ({ rows }: Clock) => rows.map(({ why, counts }) => (counts ? 'd' : why[0])).join('')

describe('calendar days', () => {
  test('begin on the day after the receipt', () => {
    expect(deadline(calendar, [received('2026-11-02')])).toBe('2026-11-17')
  })

  test('go over the end of the year and the leap day', () => {
    expect(deadline(calendar, [received('2026-12-21')])).toBe('2027-01-05')
    expect(deadline(calendar, [received('2028-02-15')])).toBe('2028-03-01')
    expect(deadline(calendar, [received('2027-02-15')])).toBe('2027-03-02')
  })

  test('whose last day is a Saturday or a holiday end on the next working day, where the law has it so', () => {
    const onSaturday = [received('2026-11-06')]
    expect(deadline(calendar, onSaturday)).toBe('2026-11-23')
    expect(deadline({ ...calendar, lastDay: 'as-it-falls' }, onSaturday)).toBe('2026-11-21')
    expect(deadline(calendar, onSaturday, holidays('2026-11-23'))).toBe('2026-11-24')
  })

  test('count a holiday on the way, and say which it is', () => {
    const { rows } = clockOf(calendar, [received('2026-11-02')], holidays('2026-11-11'), TODAY)
    expect(rows[9]).toMatchObject({
      day: '2026-11-11',
      counts: true,
      number: 9,
      holiday: { en: { text: 'of 2026-11-11' } },
    })
  })
})

describe('working days', () => {
  test('leave out weekends and holidays', () => {
    const clock = clockOf(working, [received('2026-11-02')], holidays('2026-11-11'), TODAY)
    expect(shape(clock)).toBe('rddddwwddhddwwdd')
    expect(clock.deadline).toBe('2026-11-17')
  })

  test('received on a Saturday begin on Monday', () => {
    expect(shape(clockOf({ ...working, days: 2 }, [received('2026-11-07')], none, TODAY))).toBe('rwdd')
  })

  test('end a day later where the last is a holiday', () => {
    expect(deadline(working, [received('2026-11-02')])).toBe('2026-11-16')
    expect(deadline(working, [received('2026-11-02')], holidays('2026-11-16'))).toBe('2026-11-17')
    expect(deadline(working, [received('2026-11-02')], holidays('2026-11-16', '2026-11-17'))).toBe('2026-11-18')
  })

  test('go around New Year', () => {
    const daysOff = holidays('2027-01-01', '2027-01-02', '2027-01-07')
    expect(deadline(working, [received('2026-12-23')], daysOff)).toBe('2027-01-08')
  })
})

describe('clarification', () => {
  const asked: ClockEvent = { kind: 'clarification-asked', day: '2026-11-05' }
  const given: ClockEvent = { kind: 'clarification-given', day: '2026-11-12' }

  test('that is waited for leaves no deadline, and the calculation goes to today', () => {
    const clock = clockOf(calendar, [received('2026-11-02'), asked], none, '2026-11-20')
    expect(clock).toMatchObject({ deadline: null, state: 'stopped', daysTaken: 2, daysLeft: null })
    expect(clock.rows.at(-1)).toMatchObject({ day: '2026-11-20', why: 'stopped' })
  })

  test('stops the clock from the day it is asked to the day it is given, over a holiday too', () => {
    const clock = clockOf(calendar, [received('2026-11-02'), asked, given], holidays('2026-11-11'), '2026-11-13')
    expect(clock.deadline).toBe('2026-11-25')
    expect(shape(clock).slice(0, 12)).toBe('rddcssssssc' + 'd')
    expect(clock.rows[9]).toMatchObject({ why: 'stopped', holiday: { en: { text: 'of 2026-11-11' } } })
    expect(clock).toMatchObject({ state: 'running', daysTaken: 3, daysLeft: 12 })
  })

  test('lets the count begin again where the law has it so', () => {
    const rules = { ...calendar, clarification: 'restarts' } as const
    const clock = clockOf(rules, [received('2026-11-02'), asked, given], none, '2026-11-12')
    expect(clock).toMatchObject({ deadline: '2026-11-27', daysTaken: 0, daysLeft: 15 })
  })

  test('changes nothing where the law has it so', () => {
    const rules = { ...calendar, clarification: 'runs' } as const
    expect(deadline(rules, [received('2026-11-02'), asked, given])).toBe('2026-11-17')
  })

  test('on the last day leaves one day after it is given', () => {
    const late: ClockEvent[] = [
      { kind: 'clarification-asked', day: '2026-11-17' },
      { kind: 'clarification-given', day: '2026-11-30' },
    ]
    expect(deadline(calendar, [received('2026-11-02'), ...late])).toBe('2026-12-01')
  })

  test('asked and given on one day costs that day', () => {
    const sameDay: ClockEvent[] = [
      { kind: 'clarification-given', day: '2026-11-05' },
      { kind: 'clarification-asked', day: '2026-11-05' },
    ]
    expect(deadline(calendar, [received('2026-11-02'), ...sameDay])).toBe('2026-11-18')
  })

  test('asked after the deadline does not help', () => {
    const tooLate: ClockEvent = { kind: 'clarification-asked', day: '2026-11-18' }
    const clock = clockOf(calendar, [received('2026-11-02'), tooLate], none, '2026-11-20')
    expect(clock).toMatchObject({ deadline: '2026-11-17', state: 'passed', daysLate: 3, daysLeft: 0 })
  })

  test('given without having been asked is nothing', () => {
    expect(deadline(calendar, [received('2026-11-02'), given])).toBe('2026-11-17')
  })
})

describe('an extension', () => {
  test('adds days, or says how many there are in all from the receipt', () => {
    const by: ClockEvent = { kind: 'extended', day: '2026-11-06', by: 8 }
    const to: ClockEvent = { kind: 'extended', day: '2026-11-06', to: 40 }
    expect(deadline(calendar, [received('2026-11-02'), by])).toBe('2026-11-25')
    expect(deadline(calendar, [received('2026-11-02'), to])).toBe('2026-12-14')
    expect(deadline(working, [received('2026-11-02'), { kind: 'extended', day: '2026-11-16', by: 5 }])).toBe(
      '2026-11-23',
    )
  })

  test('on the day to which the last day was moved counts the days off before it', () => {
    const onMonday: ClockEvent = { kind: 'extended', day: '2026-11-23', by: 3 }
    expect(deadline(calendar, [received('2026-11-06'), onMonday])).toBe('2026-11-24')
  })

  test('after the deadline comes too late', () => {
    expect(deadline(calendar, [received('2026-11-02'), { kind: 'extended', day: '2026-11-18', by: 8 }])).toBe(
      '2026-11-17',
    )
  })
})

describe('passing on', () => {
  const passedOn: ClockEvent = { kind: 'passed-on', day: '2026-11-09' }

  test('begins the count again at the competent body, extensions of the first one gone', () => {
    const events: ClockEvent[] = [received('2026-11-02'), { kind: 'extended', day: '2026-11-04', by: 8 }, passedOn]
    expect(deadline(calendar, events)).toBe('2026-11-24')
  })

  test('ends a clarification that was waited for', () => {
    const events: ClockEvent[] = [received('2026-11-02'), { kind: 'clarification-asked', day: '2026-11-04' }, passedOn]
    expect(deadline(calendar, events)).toBe('2026-11-24')
  })

  test('changes nothing where the law has it so', () => {
    expect(deadline({ ...calendar, passingOn: 'runs' }, [received('2026-11-02'), passedOn])).toBe('2026-11-17')
  })
})

describe('the state', () => {
  test('is not started before the receipt', () => {
    expect(clockOf(calendar, [], none, TODAY)).toMatchObject({ state: 'not-started', deadline: null, rows: [] })
  })

  test('is running on the last day itself and passed the day after', () => {
    const on = (today: string) => clockOf(calendar, [received('2026-11-02')], none, today)
    expect(on('2026-11-17')).toMatchObject({ state: 'running', daysTaken: 15, daysLeft: 0, daysLate: 0 })
    expect(on('2026-11-18')).toMatchObject({ state: 'passed', daysTaken: 15, daysLate: 1 })
    expect(on('2026-11-02')).toMatchObject({ daysTaken: 0, daysLeft: 15 })
  })

  test('is ended by the answer, late or not', () => {
    const on = (day: string) => clockOf(calendar, [received('2026-11-02'), { kind: 'ended', day }], none, '2026-12-24')
    expect(on('2026-11-10')).toMatchObject({ state: 'ended', deadline: '2026-11-17', daysTaken: 8, daysLate: 0 })
    expect(on('2026-11-20')).toMatchObject({ state: 'ended', deadline: '2026-11-17', daysLate: 3 })
    expect(on('2026-11-10').rows[8]).toMatchObject({ day: '2026-11-10', events: ['ended'] })
  })

  test('what happened after the end moves nothing', () => {
    const events: ClockEvent[] = [
      received('2026-11-02'),
      { kind: 'ended', day: '2026-11-10' },
      { kind: 'extended', day: '2026-11-11', by: 8 },
    ]
    expect(deadline(calendar, events)).toBe('2026-11-17')
  })
})

const day = fc
  .integer({ min: 0, max: 120 })
  .map((days) => new Date(Date.UTC(2027, 10, 1) + days * 86_400_000).toISOString().slice(0, 10))
const anyRules = fc.record<ClockRules>({
  days: fc.integer({ min: 1, max: 40 }),
  dayKind: fc.constantFrom('working', 'calendar'),
  lastDay: fc.constantFrom('as-it-falls', 'next-working-day'),
  clarification: fc.constantFrom('stops', 'restarts', 'runs'),
  passingOn: fc.constantFrom('restarts', 'runs'),
})
const anyEvent: fc.Arbitrary<ClockEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('received', 'clarification-asked', 'clarification-given', 'passed-on'), day }),
  fc.record({ kind: fc.constant('extended'), day, by: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('extended'), day, to: fc.integer({ min: 1, max: 60 }) }),
)
const anyEvents = fc.tuple(day.map(received), fc.array(anyEvent, { maxLength: 6 })).map(([one, more]) => [one, ...more])
const anyHolidays = fc.array(day, { maxLength: 15 })

describe('for any law, any course and any holidays', () => {
  test('one holiday more never makes the deadline earlier', () => {
    fc.assert(
      fc.property(anyRules, anyEvents, anyHolidays, day, (rules, events, days, more) => {
        const before = deadline(rules, events, holidays(...days))
        const after = deadline(rules, events, holidays(...days, more))
        expect(after === null || (before !== null && after >= before)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('without events exactly the days of the law are counted, none of them a day off in working days', () => {
    fc.assert(
      fc.property(anyRules, day, anyHolidays, (rules, from, days) => {
        const daysOff = holidays(...days)
        const { rows } = clockOf(rules, [received(from)], daysOff, TODAY)
        const counted = rows.filter(({ counts }) => counts)
        expect(counted.map(({ number }) => number)).toEqual(Array.from({ length: rules.days }, (_, i) => i + 1))
        const off = counted.filter(({ day: it }) => daysOff.has(it) || weekdayOf(it) > 5)
        if (rules.dayKind === 'working') expect(off).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('the days follow one another without a gap, and the deadline is the last of them', () => {
    fc.assert(
      fc.property(anyRules, anyEvents, anyHolidays, day, (rules, events, days, today) => {
        const clock = clockOf(rules, events, holidays(...days), today)
        for (const [i, row] of clock.rows.entries()) if (i > 0) expect(row.day).toBe(dayAfter(clock.rows[i - 1]!.day))
        if (clock.deadline) expect(clock.rows.at(-1)!.day).toBe(clock.deadline)
        expect(clock.state === 'stopped').toBe(clock.deadline === null)
      }),
      { numRuns: 300 },
    )
  })

  test('a deadline of working days, or one that is moved on, is a working day', () => {
    fc.assert(
      fc.property(anyRules, anyEvents, anyHolidays, (rules, events, days) => {
        const daysOff = holidays(...days)
        const last = deadline(rules, events, daysOff)
        if (!last || (rules.dayKind === 'calendar' && rules.lastDay === 'as-it-falls')) return
        expect(daysOff.has(last) || weekdayOf(last) > 5).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
