import type { ReactNode } from 'react'
import { textIn } from '../../../kit/local-text.ts'
import { formatNumber, type Locale } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Territory } from '../../country/model.ts'
import type { PartsApart as Found, Stated } from '../parts-and-whole.ts'
import { useObservationWords } from '../words.ts'

type Figure = Stated & { readonly id: string; readonly asGiven: string }

interface Props<F> {
  found: readonly Found<F>[]
  territories: readonly Territory[]
  sourceOf: (figure: F) => ReactNode
}

/** Where the parts of a country do not add up to what a source says of it: both, with their sources, and the rule. */
export function PartsApart<F extends Figure>({ found, territories, sourceOf }: Props<F>) {
  const t = useObservationWords()
  const locale = useLocale()
  const nameOf = (code: string | null) => {
    const own = territories.find((it) => it.code === code)
    return own ? textIn(own.name, locale).text : t('territory.whole')
  }
  return found.map(({ sum, parts, whole }) => (
    <Notice
      key={whole.id}
      kind="attention"
      title={t('parts-apart', { sum: rangeText(sum, locale), whole: whole.asGiven })}
    >
      <ul>
        {[whole, ...parts].map((it) => (
          <li key={it.id}>
            {nameOf(it.territory)}: <b>{it.asGiven}</b> <span className="small">{sourceOf(it)}</span>
          </li>
        ))}
      </ul>
      <p className="small">{t('parts-apart.rule')}</p>
    </Notice>
  ))
}

function rangeText({ low, high }: { low: number; high: number }, locale: Locale): string {
  return [...new Set([low, high])].map((it) => formatNumber(locale, it)).join('–')
}
