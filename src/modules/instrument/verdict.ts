import { sourceOf } from './draft.ts'
import type { ItemDifference } from './difference.ts'
import { fieldKey, type Effect } from './fields.ts'

export const VERDICTS = ['same', 'reworded', 'changed-scale', 'changed-scope', 'new', 'dropped'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Verdicts under which two versions of an indicator may stand in one series, one table, one order. */
export function isComparable(verdict: Verdict): boolean {
  return verdict === 'same' || verdict === 'reworded'
}

/** The verdicts that a person may give to a difference of this kind. */
export function verdictsFor(kind: ItemDifference['kind']): readonly Verdict[] {
  if (kind === 'new') return ['new']
  if (kind === 'dropped') return ['dropped']
  return ['same', 'reworded', 'changed-scale', 'changed-scope']
}

/**
 * What the rule proposes for an indicator that changed: the gravest effect of any changed field. A translation alone
 * changes nothing; a rule or a question in its source language does. A person confirms or corrects it, with a reason.
 */
export function proposedVerdict(difference: ItemDifference): Verdict {
  if (difference.kind !== 'changed') return difference.kind
  const effects = new Set(difference.fields.map((it) => effectOf(it.field, difference)))
  if (effects.has('scale')) return 'changed-scale'
  if (effects.has('scope')) return 'changed-scope'
  return effects.has('wording') ? 'reworded' : 'same'
}

function effectOf(field: string, { before, after }: ItemDifference): Effect {
  const key = fieldKey(field)
  if (!key) return 'none'
  if (key.lang === null) return key.field.effect
  const sources = [before, after].flatMap((it) => (it ? (sourceOf(it.fields, key.name) ?? []) : []))
  return sources.includes(key.lang) ? key.field.effect : 'none'
}
