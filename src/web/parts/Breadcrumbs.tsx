import { useWebWords } from '../words.ts'

export interface Crumb {
  readonly label: string
  /** Absent on the last one, which is the page itself. */
  readonly href?: string | undefined
}

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const t = useWebWords()
  return (
    <nav className="breadcrumbs" aria-label={t('breadcrumbs.label')}>
      <ol>
        {items.map(({ label, href }) => (
          <li key={`${href} ${label}`}>
            {href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
