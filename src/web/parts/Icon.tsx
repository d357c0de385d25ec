const ring = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z'
const tick = 'M3 8.5l3.5 3.5L13 4.5'

const drawings = {
  info: `${ring}M8 7.5v3.8M8 4.7v.1`,
  success: tick,
  attention: 'M8 1.8l6.6 12H1.4zM8 6.5v3.2M8 11.6v.1',
  error: `${ring}M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8`,
  verified: tick,
  claimed: 'M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 1 1 11 0z',
  overdue: 'M8 2.5v7M8 13v.1',
  stalled: 'M5.5 3.5v9M10.5 3.5v9',
} as const

export type IconName = keyof typeof drawings

/** Decoration: a word always stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.75" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeDasharray={name === 'claimed' ? '1.6 3.3' : undefined}
      />
    </svg>
  )
}
