const shapes = [
  <circle r="4" key="circle" />,
  <path d="M-3.6-3.6h7.2v7.2h-7.2z" key="square" />,
  <path d="M0-4.6L4.4 3.4h-8.8z" key="triangle" />,
  <path d="M0-5L5 0 0 5-5 0z" key="diamond" />,
  <path d="M-3.5-3.5l7 7m0-7l-7 7" fill="none" strokeWidth="2.5" key="cross" />,
] as const

/** One shape a series, so that lines can be told apart without colour. */
export function ChartMark({ place }: { place: number }) {
  return shapes[place % shapes.length]
}
