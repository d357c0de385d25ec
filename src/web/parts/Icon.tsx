const drawings = {
  info: 'M8 7v5M8 4v1.2',
  success: 'M3 8.5l3.5 3.5L13 4.5',
  attention: 'M8 3v6.5M8 11.5v1.5',
  error: 'M4 4l8 8M12 4l-8 8',
  verified: 'M3 8.5l3.5 3.5L13 4.5',
  overdue: 'M8 3v6.5M8 11.5v1.5',
  stalled: 'M5.5 3.5v9M10.5 3.5v9',
} as const

export type IconName = keyof typeof drawings | 'claimed'

/** Decoration: a word always stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="2" aria-hidden="true" focusable="false">
      {name === 'claimed' ? (
        <circle cx="8" cy="8" r="5.5" strokeDasharray="2.3 2.3" />
      ) : (
        <path d={drawings[name]} strokeLinecap="square" />
      )}
    </svg>
  )
}
