import { textIn } from '../../../kit/local-text.ts'
import { formatNumber, type Locale } from '../../../locale/index.ts'
import type { Terms } from '../../country/model.ts'
import { Bands, Citations, Limits } from '../fields.ts'
import type { Json } from '../item.ts'
import type { ValueTerms } from '../verdict-queries.server.ts'
import { useInstrumentWords } from '../words.ts'
import { useLocale } from '../../../web/reading.tsx'

/** Any value of a field as one line of words, for a reader who compares two. */
export function useValueWords(terms: ValueTerms): (field: string, value: Json) => string {
  return valueWords(useInstrumentWords(), useLocale(), terms)
}

/** The same outside of a page: for files. */
export function valueWords(
  t: ReturnType<typeof useInstrumentWords>,
  locale: Locale,
  terms: ValueTerms,
): (field: string, value: Json) => string {
  return (field, value) => {
    if (value === null) return t('text.nothing')
    if (typeof value === 'object' && 'text' in value) return (value as { text: string }).text
    switch (field) {
      case 'kind':
      case 'answerType':
      case 'unit':
        return named(terms[field], value as string, locale)
      case 'disaggregations':
      case 'responsible':
        return (value as string[]).map((it) => named(terms[field], it, locale)).join(', ')
      case 'askedAt':
        return (value as ('entity' | 'district' | 'canton')[]).map((it) => t(`asked-at.${it}`)).join(', ')
      case 'rating':
        return t(`rating.${value as 'own' | 'general' | 'none'}`)
      case 'isCore':
      case 'isSummable':
        return t('yes')
      case 'verification':
        return (value as string[]).join('; ')
      case 'place':
        return (value as { parent: string | null }).parent ?? t('text.nothing')
      case 'citations':
        return Citations.parse(value)
          .map(({ standard, article, amendedBy, insertedBy }) =>
            t(amendedBy ? 'citation.amended' : insertedBy ? 'citation.inserted' : 'citation.plain', {
              act: terms.acts[standard] ?? standard,
              article,
              by: terms.acts[amendedBy ?? insertedBy ?? ''] ?? '',
            }),
          )
          .join('; ')
      case 'limits': {
        const { least, most } = Limits.parse(value)
        const ends = [least, most].map((it) => (it === undefined ? '…' : formatNumber(locale, it)))
        return ends.join(' – ')
      }
      case 'bands': {
        const { better, bounds } = Bands.parse(value)
        const said = bounds.map((it, at) => `${3 - at}: ${formatNumber(locale, it)}`)
        return `${t(`bands.${better}`)}; ${said.join('; ')}`
      }
      default:
        return typeof value === 'string' ? value : JSON.stringify(value)
    }
  }
}

function named(terms: Terms, code: string, locale: Locale): string {
  const name = terms[code]
  return name ? textIn(name, locale).text : code
}
