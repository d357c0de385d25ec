export type RatingValue = 0 | 1 | 2 | 3

// Quarters of a disc, clockwise from twelve: Noto Sans lacks ○ ◔ ◕ ●, and a fallback font would draw them in any size.
const filled: Record<RatingValue, string> = {
  0: '',
  1: 'M8 8V2a6 6 0 0 1 6 6z',
  2: 'M8 8V2a6 6 0 1 1-6 6z',
  3: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2z',
}

/** Decoration: digit and word stand beside it. */
export function RatingGlyph({ value }: { value: RatingValue }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.5" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6" />
      {value > 0 && <path d={filled[value]} fill="currentColor" stroke="none" />}
    </svg>
  )
}
