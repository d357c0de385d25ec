import { textIn } from '../../../kit/local-text.ts'
import { formatNumber, type Locale } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'

type Figure = Pick<DeskData['figures'][number], 'sums'>

/** Parts of one source that do not meet its own total: told, kept, never repaired. */
export function SumFlags({ figure }: { figure: Figure }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  return figure.sums.map(({ kind, parts, total, totalLabel, partLabels }) => {
    const names = partLabels.map((label) => textIn(label, locale).text).join(' + ')
    const whole = totalLabel === null ? '' : textIn(totalLabel, locale).text
    const said = { parts: names, total: whole, sum: rangeText(parts, locale), whole: rangeText(total, locale) }
    return (
      <strong className="desk-flag" key={`${kind} ${names} ${whole}`}>
        {t(kind === 'parts-exceed-total' ? 'figures.exceed' : 'figures.short', said)}
      </strong>
    )
  })
}

function rangeText({ low, high }: { low: number; high: number }, locale: Locale): string {
  const [from, to] = [formatNumber(locale, low), formatNumber(locale, high)]
  return from === to ? from : `${from}–${to}`
}
