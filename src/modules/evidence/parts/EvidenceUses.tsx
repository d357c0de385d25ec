import { useGiven } from '../../../web/answers/index.ts'
import type { Break } from '../../instrument/index.ts'
import { BreakMark } from '../../instrument/parts/BreakMark.tsx'
import { useEvidenceWords } from '../words.ts'

interface Props {
  readonly assessments: readonly {
    readonly id: string
    readonly indicatorCode: string
    readonly cycleId: string
    readonly year: number
    readonly page: string | null
  }[]
  readonly observations: readonly {
    readonly id: string
    readonly indicatorCode: string | null
    readonly measure: string | null
    readonly year: number
    readonly asGiven: string
    readonly unit: string
    readonly apart: Break | null
  }[]
}

/** What rests on a source. */
export function EvidenceUses({ assessments, observations }: Props) {
  const t = useEvidenceWords()
  const given = useGiven()
  return (
    <section>
      <h2>{t('item.uses')}</h2>
      {assessments.length + observations.length === 0 && <p>{t('item.uses.none')}</p>}
      <ul>
        {assessments.map(({ id, indicatorCode: code, cycleId, year, page }) => (
          <li key={`${id} ${page}`}>
            <a href={`/app/assess/${cycleId}/${code}`}>
              {page
                ? t('item.use-page', { code, year: String(year), page })
                : t('item.use', { code, year: String(year) })}
            </a>
          </li>
        ))}
        {observations.map(({ id, indicatorCode, measure, year, asGiven, unit, apart }) => (
          <li key={id}>
            {t('item.observation', {
              code: indicatorCode ?? measure ?? '',
              year: String(year),
              value: given({ unit, asGiven }),
            })}{' '}
            {apart && <BreakMark apart={apart} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
