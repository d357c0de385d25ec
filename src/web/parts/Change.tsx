export type ChangeKind = 'up' | 'down' | 'same' | 'not-comparable'

const drawings: Record<ChangeKind, string> = {
  up: 'M5 1l4.5 8h-9z',
  down: 'M5 9L.5 1h9z',
  same: 'M1 2.5h8v1.6H1zM1 6h8v1.6H1z',
  'not-comparable': 'M1 2.8h8v1.4H1zM1 5.9h8v1.4H1zM6.6 0l1.2.6L3.4 10l-1.2-.6z',
}

/** Decoration: the change is said in words beside it. */
export function Change({ kind }: { kind: ChangeKind }) {
  return (
    <svg className="change" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <path d={drawings[kind]} />
    </svg>
  )
}
