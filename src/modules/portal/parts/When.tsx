import { formatDay } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { HistoryEvent } from '../shipped-shapes.ts'
import { usePortalWords } from '../words.ts'

/** When something happened, as precisely as it is known, and saying where it is not certain. */
export function When({ event }: { event: Pick<HistoryEvent, 'date' | 'from' | 'to' | 'inferred'> }) {
  const t = usePortalWords()
  const say = usePartial()
  const { date, from, to, inferred } = event
  const said = date
    ? say(date)
    : from && to
      ? t('when.from-to', { from: say(from), to: say(to) })
      : from
        ? t('when.from', { from: say(from) })
        : to
          ? t('when.to', { to: say(to) })
          : t('when.unknown')
  return inferred ? t('when.about', { when: said }) : said
}

/** 2021, 2021-04 or 2021-04-28 in words. */
function usePartial(): (when: string) => string {
  const t = usePortalWords()
  const locale = useLocale()
  return (when) => {
    const [year = '', month] = when.split('-')
    if (when.length === 10) return formatDay(locale, when, 'long')
    return month ? t('when.month', { month: `m${Number(month)}`, year }) : year
  }
}
