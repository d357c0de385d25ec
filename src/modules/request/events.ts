import { isAwaiting, type StoredState } from './model.ts'

interface EventKind {
  /** From which states it may happen; `awaiting` stands for all in which an answer is awaited. */
  readonly from: readonly (StoredState | 'awaiting')[]
  /** What the request becomes; null: it stays what it is. */
  readonly to: StoredState | null
  /** What must be said with it. */
  readonly needs?: readonly ('ground' | 'days' | 'institution' | 'outcome')[]
  /** Recorded by the product when something is done, never by hand. */
  readonly isOwn?: true
}

const ANY_AFTER_SENDING = [
  'awaiting',
  'clarification-asked',
  'answered-in-part',
  'answered',
  'refused',
  'appealed',
  'decided',
] as const

/**
 * Everything that can happen to a request and what becomes of it. Answers that come late are answers; silence is no
 * event, it is read from the calendar.
 */
export const EVENTS = {
  made: { from: ['draft'], to: null, isOwn: true },
  sent: { from: ['draft'], to: 'sent', isOwn: true },
  opened: { from: ['awaiting', 'clarification-asked', 'answered-in-part', 'answered'], to: null, isOwn: true },
  submitted: { from: ['awaiting', 'clarification-asked', 'answered-in-part', 'answered'], to: null, isOwn: true },
  transcribed: { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  delegated: { from: ['awaiting', 'clarification-asked', 'answered-in-part', 'answered'], to: null, isOwn: true },
  reminded: { from: ['awaiting', 'clarification-asked', 'answered-in-part'], to: null, isOwn: true },
  accepted: { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  returned: { from: ['answered', 'answered-in-part'], to: 'answered-in-part', isOwn: true },
  'last-letter': { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  'letter-made': { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  'mail-received': { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  'mail-automatic': { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  'mail-returned': { from: ANY_AFTER_SENDING, to: null, isOwn: true },
  /** It came here from the institution that was asked first; on the day on which the competent one has it. */
  'passed-here': { from: ['draft'], to: null, isOwn: true },
  /** Another institution is asked what this one is not competent for. */
  'asked-elsewhere': { from: [...ANY_AFTER_SENDING, 'passed-on', 'closed'], to: null, isOwn: true },
  acknowledged: { from: ['sent'], to: 'acknowledged' },
  'clarification-asked': { from: ['awaiting'], to: 'clarification-asked' },
  'clarification-given': { from: ['clarification-asked'], to: 'acknowledged' },
  extended: { from: ['sent', 'acknowledged'], to: 'extended', needs: ['days'] },
  'answered-in-part': {
    from: ['awaiting', 'clarification-asked', 'refused', 'appealed', 'decided'],
    to: 'answered-in-part',
  },
  answered: {
    from: ['awaiting', 'clarification-asked', 'answered-in-part', 'refused', 'appealed', 'decided'],
    to: 'answered',
  },
  refused: { from: ['awaiting', 'clarification-asked', 'answered-in-part'], to: 'refused', needs: ['ground'] },
  'passed-on': { from: ['awaiting'], to: 'passed-on', needs: ['institution'] },
  appealed: { from: ['awaiting', 'refused', 'answered-in-part'], to: 'appealed' },
  decided: { from: ['appealed'], to: 'decided', needs: ['outcome'] },
  closed: { from: ANY_AFTER_SENDING, to: 'closed' },
  called: { from: ANY_AFTER_SENDING, to: null },
  note: { from: [...ANY_AFTER_SENDING, 'draft', 'passed-on', 'closed'], to: null },
} as const satisfies Readonly<Record<string, EventKind>>

/** What the product did, and nobody can take back: a letter that went out, a reply, what was made of it. */
export const STANDING: readonly string[] = [
  'made',
  'sent',
  'submitted',
  'transcribed',
  'accepted',
  'returned',
  'last-letter',
  'passed-here',
  'asked-elsewhere',
]

export type EventName = keyof typeof EVENTS
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[]

/** Those that a person records. */
export const RECORDED_EVENTS = EVENT_NAMES.filter((name) => !('isOwn' in EVENTS[name]))

export function isEventName(text: string): text is EventName {
  return Object.hasOwn(EVENTS, text)
}

export function mayHappen(name: EventName, state: StoredState): boolean {
  const { from }: EventKind = EVENTS[name]
  return from.some((each) => each === state || (each === 'awaiting' && isAwaiting(state)))
}

/** What a request in this state becomes by the event; undefined where it cannot happen. */
export function stateAfter(name: EventName, state: StoredState): StoredState | undefined {
  if (!mayHappen(name, state)) return undefined
  return EVENTS[name].to ?? state
}

export function needsOf(name: EventName): readonly string[] {
  const { needs = [] }: EventKind = EVENTS[name]
  return needs
}

/**
 * What a request is, told from all that happened to it, in order: so that an event that was recorded wrongly can be
 * struck, and the state is what the others say. What cannot follow from the state before changes nothing.
 *
 * @example replayed(['sent', 'acknowledged', 'refused']) // 'refused'
 */
export function replayed(names: readonly EventName[]): StoredState {
  return names.reduce<StoredState>((state, name) => stateAfter(name, state) ?? state, 'draft')
}
