import { Button, SelectField } from '../../../web/parts/index.ts'
import type { Comparison } from '../readings/compare.server.ts'
import { usePortalWords } from '../words.ts'
import { usePlain } from './LocalizedText.tsx'

/** The order of the areas: the Instrument's unless the reader asks; a column across a break is not offered, and says why. */
export function SortForm({ data: { sorts, sorted, countries, year } }: { data: Comparison }) {
  const t = usePortalWords()
  const plain = usePlain()
  if (year === null) return null
  const nameOf = (code: string) => plain(countries.find((it) => it.code === code)!.name)
  const label = ({ country, half }: Comparison['sorts'][number]) =>
    t(half === 'law' ? 'compare.sort-law' : 'compare.sort-practice', { country: nameOf(country) })
  const off = sorts.filter(({ isOff, leftOut }) => isOff && leftOut.length > 0)
  return (
    <form method="get" className="filters">
      <input type="hidden" name="cycle" value={year} />
      <SelectField
        name="sort"
        label={t('compare.sort')}
        defaultValue={sorted ?? ''}
        options={[
          { value: '', label: t('compare.sort-instrument') },
          ...sorts.filter(({ isOff }) => !isOff).map((it) => ({ value: it.value, label: label(it) })),
        ]}
      />
      <Button kind="secondary">{t('compare.sort-submit')}</Button>
      {off.length > 0 && (
        <p className="small">
          {t('compare.sort-off', {
            columns: off.map(label).join('; '),
            codes: [...new Set(off.flatMap(({ leftOut }) => leftOut.map(({ code }) => code)))].join(', '),
          })}
        </p>
      )}
    </form>
  )
}
