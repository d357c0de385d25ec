import type { ContentLang } from '../../locale/index.ts'
import type { Json } from '../instrument/index.ts'
import { isConflict, type PlannedText, type TextPlan } from './import-plan.ts'

export const DECISIONS = ['file', 'here'] as const
export type Decision = (typeof DECISIONS)[number]

/** Whose text is taken where both changed: for all, or text by text. */
export interface Decisions {
  readonly all?: Decision | undefined
  readonly texts: Readonly<Record<string, Decision>>
}

const decisionOf = ({ key }: PlannedText, { all, texts }: Decisions) =>
  (Object.hasOwn(texts, key) ? texts[key] : undefined) ?? all

/** Conflicts that nobody has decided. */
export function undecided({ texts }: TextPlan, decisions: Decisions): PlannedText[] {
  return texts.filter((it) => isConflict(it) && decisionOf(it, decisions) === undefined)
}

/** What a file writes, conflicts as they were decided. */
export function taken({ texts }: TextPlan, decisions: Decisions): PlannedText[] {
  return texts.filter((it) => !isConflict(it) || decisionOf(it, decisions) === 'file')
}

/** A translation of an earlier source says of which one, and by that it is stale. */
export function valueOf({ file, fileSource }: PlannedText, accepted: Json): Json {
  if (fileSource === null || accepted === null) return accepted
  return { text: file, state: 'unreviewed', of: fileSource.hash }
}

export const fieldOf = ({ name }: PlannedText, lang: ContentLang) => `${name}.${lang}`
