import { z } from 'zod'
import type { Actor, Role } from '../../kit/acts.ts'
import { optionalId, optionalText } from '../../kit/optional.ts'
import { SourceDay } from './source-day.ts'

export const EVIDENCE_CLASSES = ['public', 'working-group', 'team', 'restricted'] as const
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number]

export const EVIDENCE_KINDS = ['document', 'link', 'statistic', 'judgment', 'reply', 'interview'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Languages that sources of this field are written in; `und` is any other. */
export const EVIDENCE_LANGUAGES = ['en', 'sr', 'bs', 'cnr', 'sq', 'mk', 'hr', 'de', 'fr', 'it', 'nl', 'und'] as const

const WebAddress = z
  .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)])
  .nullish()
  .transform((url) => url || null)

const DOI = /^10\.\d{4,9}\/\S{1,200}$/

/** With or without the address that DOIs have: the name alone is kept. */
const Doi = z
  .string()
  .trim()
  .transform((text) => text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''))
  .refine((text) => text === '' || DOI.test(text), { message: 'evidence.field.doi' })
  .nullish()
  .transform((doi) => doi || null)

/** What else a citation of a source needs. */
export const Citing = z.object({
  institutionId: optionalId,
  /** The journal, series or collection that it is a part of. */
  container: optionalText(300),
  place: optionalText(100),
  number: optionalText(100),
  doi: Doi,
})
export type Citing = z.output<typeof Citing>

/** What is known of a source, as a citation gives it. */
export const EvidenceFacts = Citing.extend({
  class: z.enum(EVIDENCE_CLASSES),
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string().trim().min(1).max(300),
  author: optionalText(200),
  publisher: optionalText(200),
  publishedOn: SourceDay,
  language: z.enum(EVIDENCE_LANGUAGES),
  url: WebAddress,
  note: optionalText(2000),
})
export type EvidenceFacts = z.output<typeof EvidenceFacts>

export const NewEvidence = EvidenceFacts.extend({
  country: z.string().regex(/^[a-z]{2}$/),
  cycleId: z.uuid().nullish(),
})
export type NewEvidence = z.output<typeof NewEvidence>

export const ChangedEvidence = EvidenceFacts.extend({ id: z.uuid(), version: z.coerce.number<number | string>().int() })

export const Withdrawal = z.object({
  id: z.uuid(),
  version: z.coerce.number<number | string>().int(),
  reason: z.string().trim().min(1).max(1000),
})

const CLASSES_OF: Partial<Record<Role, readonly EvidenceClass[]>> = {
  monitor: EVIDENCE_CLASSES,
  lead: EVIDENCE_CLASSES,
  coordinator: ['public', 'working-group', 'team'],
  reviewer: ['public', 'working-group', 'team'],
  rapporteur: ['public', 'working-group', 'team'],
  publisher: ['public', 'working-group', 'team'],
  reader: ['public', 'working-group'],
}

/** Which classes somebody sees where: one entry a role that sees any; a null country is every country. */
export function classesSeen({ grants }: Pick<Actor, 'grants'>) {
  return grants.flatMap(({ role, country }) => {
    const classes = CLASSES_OF[role]
    return classes ? [{ country, classes }] : []
  })
}

export function seesClass(actor: Pick<Actor, 'grants'>, country: string, it: string): boolean {
  return classesSeen(actor).some(
    (seen) => (seen.country === null || seen.country === country) && seen.classes.some((one) => one === it),
  )
}

export function isEvidenceClass(text: string): text is EvidenceClass {
  return EVIDENCE_CLASSES.some((each) => each === text)
}

export function isEvidenceKind(text: string): text is EvidenceKind {
  return EVIDENCE_KINDS.some((each) => each === text)
}

export function isEvidenceLanguage(text: string): text is (typeof EVIDENCE_LANGUAGES)[number] {
  return EVIDENCE_LANGUAGES.some((each) => each === text)
}
