import type { ReactNode } from 'react'
import type { LocalText } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { DataTable, Wording } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import type { Holiday } from '../model.ts'
import { useAccessLawWords } from '../words.ts'
import { Source } from './Confirmed.tsx'

interface Props {
  readonly year: number
  readonly holidays: readonly Holiday[]
  readonly territories: readonly { readonly code: string; readonly name: LocalText }[]
  readonly between?: ReactNode
  /** The way to a day's form, for those who may change it. */
  readonly change?: ((holiday: Holiday) => ReactNode) | undefined
}

/** Whose work the dates are, as its licence asks to be told. */
const COMPUTED_BY = { library: 'date-holidays', licences: 'ISC, CC BY 3.0' }

/** The days off of a year: of all offices, of some people, and those taken back by hand. */
export function HolidayTable({ year, holidays, territories, between, change }: Props) {
  const t = useAccessLawWords()
  const locale = useLocale()
  const read = useTextIn()
  const placeOf = (code: string) => {
    const territory = territories.find((it) => it.code === code)
    return territory && read(territory.name).text
  }
  return (
    <section aria-labelledby={`days-off-${year}`}>
      <h2 id={`days-off-${year}`}>{t('holidays.title', { year: String(year) })}</h2>
      <p>{t('holidays.lead', COMPUTED_BY)}</p>
      {between}
      <DataTable
        caption={t('holidays.caption', { year: String(year) })}
        rows={holidays}
        keyOf={({ id }) => id}
        isDense
        empty={t('holidays.none')}
        columns={[
          { key: 'day', head: t('days.day'), isRowHead: true, cell: ({ day }) => formatDay(locale, day) },
          {
            key: 'name',
            head: t('holidays.name'),
            cell: ({ name, territory }) => (
              <>
                <Wording text={name} />
                {territory && <div className="small muted">{placeOf(territory)}</div>}
              </>
            ),
          },
          {
            key: 'off',
            head: t('holidays.off'),
            cell: ({ offFor, whose }) => (whose ? t(`whose.${whose}`) : t(`off.${offFor}`)),
          },
          {
            key: 'source',
            head: t('source'),
            cell: ({ origin, source, reason }) => (
              <>
                {t(`origin.${origin}`)} (<Source source={source} />){reason && <div className="small">{reason}</div>}
              </>
            ),
          },
          ...(change ? [{ key: 'change', head: t('act'), cell: change }] : []),
        ]}
      />
    </section>
  )
}
