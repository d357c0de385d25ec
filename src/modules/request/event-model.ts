import { z } from 'zod'
import { optionalId, optionalText } from '../../kit/optional.ts'
import { EnteredDay } from '../../kit/entered-day.ts'
import { OTHER_GROUND } from './ground.ts'
import { isEventName, needsOf, RECORDED_EVENTS, type EventName } from './events.ts'

export const OUTCOMES = ['upheld', 'upheld-in-part', 'rejected', 'discontinued'] as const

/** What a person records of what happened: on which day, with which document, and what the kind of event needs. */
export const RecordedEvent = z
  .object({
    id: z.uuid(),
    version: z.coerce.number<number | string>().int(),
    kind: z.custom<EventName>(
      (given) => typeof given === 'string' && isEventName(given) && RECORDED_EVENTS.includes(given),
      'request.field.event',
    ),
    onDay: EnteredDay,
    evidenceId: optionalId,
    note: z.string().trim().max(2000).default(''),
    /** A ground of refusal of the law that binds the institution, by its code; or `other`, said in the note. */
    ground: optionalText(60),
    days: z
      .union([z.literal(''), z.coerce.number<number | string>().int().min(1).max(120)])
      .nullish()
      .transform((days) => days || null),
    institutionId: optionalId,
    outcome: z
      .union([z.literal(''), z.enum(OUTCOMES)])
      .nullish()
      .transform((outcome) => outcome || null),
  })
  .superRefine((it, context) => {
    const given: Readonly<Record<string, unknown>> = {
      ground: it.ground,
      days: it.days,
      institution: it.institutionId,
      outcome: it.outcome,
    }
    if (it.kind === 'refused' && it.ground === OTHER_GROUND && it.note === '')
      context.addIssue({ code: 'custom', path: ['note'], message: 'request.field.other-ground' })
    for (const need of needsOf(it.kind))
      if (given[need] === null)
        context.addIssue({
          code: 'custom',
          path: [need === 'institution' ? 'institutionId' : need],
          message: 'kit.field.required',
        })
  })
export type RecordedEvent = z.output<typeof RecordedEvent>

/** What an event says besides its day and its document. */
export const EventDetails = z.object({
  ground: z.string().optional(),
  days: z.number().optional(),
  institutionId: z.string().optional(),
  outcome: z.enum(OUTCOMES).optional(),
  recipient: z.string().optional(),
  questions: z.number().optional(),
  /** The request that this one came from, or that goes on elsewhere. */
  requestId: z.string().optional(),
  /** When the institution that was asked first had it: a law may let its days run on. */
  receivedOn: z.iso.date().optional(),
  /** Until when answers are taken since then. */
  until: z.iso.date().optional(),
})
export type EventDetails = z.output<typeof EventDetails>

export const StruckEvent = z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(1000) })
