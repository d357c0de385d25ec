import { useLocation } from 'react-router'
import { withChoice } from '../addresses.ts'
import type { Cycle } from '../published.server.ts'
import { usePortalWords } from '../words.ts'

/** The years that have an edition, and of how many countries. */
export function CycleLinks({ cycles, current }: { cycles: readonly Cycle[]; current: number | null }) {
  const t = usePortalWords()
  const { pathname } = useLocation()
  if (cycles.length === 0) return null
  return (
    <nav aria-label={t('compare.cycles')}>
      <ul className="link-row">
        {cycles.map(({ year, countries }) => (
          <li key={year}>
            <a
              href={withChoice(pathname, { cycle: String(year) })}
              aria-current={year === current ? 'page' : undefined}
            >
              {t('compare.cycle', { year: String(year), count: countries })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
