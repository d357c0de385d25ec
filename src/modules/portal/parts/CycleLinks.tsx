import { useLocation } from 'react-router'
import { withChoice } from '../addresses.ts'
import { usePortalWords } from '../words.ts'

/** The years that have an edition. */
export function CycleLinks({ years, current }: { years: readonly number[]; current: number | null }) {
  const t = usePortalWords()
  const { pathname } = useLocation()
  if (years.length === 0) return null
  return (
    <nav aria-label={t('compare.cycles')}>
      <ul className="link-row">
        {years.map((year) => (
          <li key={year}>
            <a
              href={withChoice(pathname, { cycle: String(year) })}
              aria-current={year === current ? 'page' : undefined}
            >
              {String(year)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
