export { clockOf } from './clock.ts'
export type { Clock, ClockDay, ClockEvent, ClockEventKind, ClockRules, DaysOff, Why } from './clock.ts'
export { daysChanged, type DaysChanged } from './happenings.ts'
