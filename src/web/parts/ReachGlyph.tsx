// A square of four parts, as ratings are discs: one part filled, or all.
const filled = { partial: 'M2 8h6v6H2z', whole: 'M2 2h12v12H2z' }

/** Decoration: how many parts of a country answered is said in words beside it. */
export function ReachGlyph({ isWhole }: { isWhole: boolean }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.5" aria-hidden="true" focusable="false">
      <path d="M2 2h12v12H2zM8 2v12M2 8h12" fill="none" />
      <path d={isWhole ? filled.whole : filled.partial} fill="currentColor" stroke="none" />
    </svg>
  )
}
