import type { LocalText } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { ButtonLink } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import type { Holiday } from '../model.ts'
import { useAccessLawWords } from '../words.ts'
import { HolidayTable } from './HolidayTable.tsx'

interface Props {
  readonly country: string
  readonly year: number
  readonly today: string
  readonly holidays: readonly Holiday[]
  readonly territories: readonly { readonly code: string; readonly name: LocalText }[]
  readonly mayChange: boolean
}

/** The days off of a year, with the ways to the years beside it and to what may be changed. */
export function DaysOffOfYear({ country, year, today, holidays, territories, mayChange }: Props) {
  const t = useAccessLawWords()
  const locale = useLocale()
  const read = useTextIn()
  const base = `/app/access-laws/${country}`
  const yearLink = (each: number) => <a href={`${base}?year=${each}#days-off-${each}`}>{each}</a>
  const change = ({ id, name, day }: Holiday) => (
    <a href={`${base}/holiday/${id}`}>
      {t('change')}{' '}
      <span className="visually-hidden">
        {read(name).text}, {formatDay(locale, day)}
      </span>
    </a>
  )
  return (
    <>
      <HolidayTable
        year={year}
        holidays={holidays}
        territories={territories}
        change={mayChange ? change : undefined}
        between={
          <p>
            {yearLink(year - 1)} · {yearLink(year + 1)}
          </p>
        }
      />
      {mayChange && <ButtonLink href={`${base}/holiday/new?day=${today}`}>{t('holidays.add')}</ButtonLink>}
    </>
  )
}
