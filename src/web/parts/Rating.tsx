import { useWebWords } from '../words.ts'
import { RatingGlyph } from './RatingGlyph.tsx'
import type { RatingValue } from './RatingGlyph.tsx'

export type { RatingValue } from './RatingGlyph.tsx'

/** Glyph, digit and word. In a compact cell the word is heard, not seen, and a legend stands near. */
export function Rating({ value, compact = false }: { value: RatingValue; compact?: boolean }) {
  const t = useWebWords()
  const word = t(`rating.${value}`)
  return (
    <span className={`rating rating-${value}`}>
      <RatingGlyph value={value} />
      <b>{value}</b> <span className={compact ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  )
}
