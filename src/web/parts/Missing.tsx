import { useWebWords } from '../words.ts'

/** The code that stands in a cell, the same in every language; its word comes from the messages. */
export const missingCodes = {
  awaiting: '…',
  'no-answer': 'n/r',
  refused: 'd/a',
  'no-data-kept': ':',
  'not-applicable': 'z',
  suppressed: 'c',
  'not-comparable': '≠',
  'not-asked': 'n/q',
  'not-yet-assessed': 'n/y',
  'not-enough-rated': 'n/e',
} as const

export type MissingKind = keyof typeof missingCodes

export function isMissingKind(value: unknown): value is MissingKind {
  return typeof value === 'string' && Object.hasOwn(missingCodes, value)
}

/** A value that is not a number: code and word. In a compact cell the word is heard, not seen, and a legend stands near. */
export function Missing({ kind, compact = false }: { kind: MissingKind; compact?: boolean }) {
  const t = useWebWords()
  return (
    <span className={`missing missing-${kind}${compact ? ' missing-compact' : ''}`}>
      <b aria-hidden="true">{missingCodes[kind]}</b>{' '}
      <span className={compact ? 'visually-hidden' : undefined}>{t(`missing.${kind}.word`)}</span>
    </span>
  )
}
