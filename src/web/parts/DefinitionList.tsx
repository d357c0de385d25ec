import type { ReactNode } from 'react'

export interface Definition {
  readonly key?: string
  readonly term: ReactNode
  readonly definition: ReactNode
}

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {items.map((item, place) => (
        <div key={item.key ?? place}>
          <dt>{item.term}</dt>
          <dd>{item.definition}</dd>
        </div>
      ))}
    </dl>
  )
}
