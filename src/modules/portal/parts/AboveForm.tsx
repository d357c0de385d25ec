import { formatPercent } from '../../../locale/index.ts'
import { Button, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { AreaData } from '../readings/area.server.ts'
import { usePortalWords } from '../words.ts'
import { usePlain } from './LocalizedText.tsx'

/** Whether one country is above another, where the reader asks: shares of the draws, no order of countries. */
export function AboveForm({ data: { countries, year, above } }: { data: AreaData }) {
  const t = usePortalWords()
  const plain = usePlain()
  const shown = countries.filter(({ edition }) => edition !== null)
  if (shown.length < 2) return null
  const options = shown.map(({ code, name }) => ({ value: code, label: plain(name) }))
  return (
    <section aria-labelledby="above">
      <h2 id="above">{t('above.title')}</h2>
      <p>{t('above.text')}</p>
      <form className="filters" action="#above">
        {year !== null && <input type="hidden" name="cycle" value={year} />}
        <SelectField name="one" label={t('above.one')} options={options} defaultValue={above?.one ?? shown[0]?.code} />
        <SelectField
          name="other"
          label={t('above.other')}
          options={options}
          defaultValue={above?.other ?? shown[1]?.code}
        />
        <Button kind="secondary">{t('above.ask')}</Button>
      </form>
      {above && <Answer above={above} countries={countries} />}
    </section>
  )
}

type Answered = NonNullable<AreaData['above']>

function Answer({ above, countries }: { above: Answered; countries: AreaData['countries'] }) {
  const t = usePortalWords()
  const plain = usePlain()
  const locale = useLocale()
  const nameOf = (code: string) => plain(countries.find((it) => it.code === code)!.name)
  const [one, other] = [nameOf(above.one), nameOf(above.other)]
  const share = (it: number) => formatPercent(locale, it, { decimals: 0 })
  return (
    <ul>
      {(['law', 'practice'] as const).map((half) => {
        const it = above[half]
        const name = t(`compare.${half}`)
        if (!it) return <li key={half}>{t('above.none', { half: name })}</li>
        const said = { above: share(it.above), below: share(it.below), open: share(it.open) }
        return <li key={half}>{t('above.said', { half: name, one, other, ...said })}</li>
      })}
    </ul>
  )
}
