import type { LocalText } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { ButtonLink, DataTable, Wording } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import type { Holiday } from '../model.ts'
import { useAccessLawWords } from '../words.ts'
import { Source } from './Confirmed.tsx'

interface Props {
  readonly country: string
  readonly year: number
  readonly today: string
  readonly holidays: readonly Holiday[]
  readonly territories: readonly { readonly code: string; readonly name: LocalText }[]
  readonly mayChange: boolean
}

/** The days off of a year: of all offices, of some people, and those taken back by hand. */
export function DaysOffOfYear({ country, year, today, holidays, territories, mayChange }: Props) {
  const t = useAccessLawWords()
  const locale = useLocale()
  const read = useTextIn()
  const placeOf = (code: string | null) => {
    const territory = territories.find((it) => it.code === code)
    return territory && read(territory.name).text
  }
  const yearLink = (each: number) => <a href={`/app/access-laws/${country}?year=${each}#holidays`}>{each}</a>
  const change = ({ id, name, day }: Holiday) => (
    <a href={`/app/access-laws/${country}/holiday/${id}`}>
      {t('change')}{' '}
      <span className="visually-hidden">
        {read(name).text}, {formatDay(locale, day)}
      </span>
    </a>
  )
  return (
    <section aria-labelledby="holidays">
      <h2 id="holidays">{t('holidays.title', { year: String(year) })}</h2>
      <p>{t('holidays.lead')}</p>
      <p>
        {yearLink(year - 1)} · {yearLink(year + 1)}
      </p>
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
          ...(mayChange ? [{ key: 'change', head: t('act'), cell: change }] : []),
        ]}
      />
      {mayChange && (
        <ButtonLink href={`/app/access-laws/${country}/holiday/new?day=${today}`}>{t('holidays.add')}</ButtonLink>
      )}
    </section>
  )
}
