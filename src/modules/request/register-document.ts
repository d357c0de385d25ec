import { pageWords, type DocumentDescription } from '../../formats/document.ts'
import { textIn, type LocalText } from '../../kit/local-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { formatDay, formatNumber, htmlLang } from '../../locale/index.ts'
import { fullInTime, meanDays, responseOf, lastDayOf } from './response.ts'
import type { RequestResponse } from './responses-in.server.ts'
import type { ReplyLanguage } from './reply-words.ts'

interface Register {
  readonly cycle: { readonly countryName: LocalText; readonly year: number }
  readonly rows: readonly RequestResponse[]
  readonly names: Readonly<Record<string, LocalText>>
  readonly today: string
  readonly isSample: boolean
}

/** The register of requests as the source of its own figures: every request by its number, and how each figure is made. */
export function registerDocument(
  { cycle, rows, names, today, isSample }: Register,
  { locale, say }: ReplyLanguage,
): DocumentDescription {
  const day = (it: string | null) => (it === null ? '–' : formatDay(locale, it))
  const country = textIn(cycle.countryName, locale).text
  const title = say('request.register.title', { country, year: String(cycle.year), day: formatDay(locale, today) })
  const { part, whole } = fullInTime(rows)
  const mean = meanDays(rows)
  const response = responseOf(rows)
  const lines = [
    say('request.register.share', { part, whole }),
    mean === null
      ? say('request.register.no-days')
      : say('request.register.days', { days: formatNumber(locale, mean) }),
    ...(response?.days == null ? [] : [say('request.register.median', { days: formatNumber(locale, response.days) })]),
  ]
  return {
    title,
    lang: htmlLang(locale),
    foot: isSample ? `${SAMPLE} · ${title}` : title,
    pages: pageWords(say),
    ...(isSample ? { head: SAMPLE } : {}),
    blocks: [
      { kind: 'list', items: lines.map((text) => [{ text }]) },
      {
        kind: 'table',
        header: [
          say('request.reference'),
          say('request.response.category'),
          say('request.sent-on'),
          say('request.response.last-day'),
          say('request.response.replied-on'),
          say('request.response.days'),
          say('request.state'),
        ],
        widths: [3, 4, 3, 3, 3, 2, 4],
        rows: rows.map((row) =>
          [
            row.reference,
            textIn(names[row.category] ?? { en: { text: row.category, state: 'source' } }, locale).text,
            day(row.sentOn),
            day(lastDayOf(row)),
            day(row.repliedOn),
            row.days === null ? '–' : formatNumber(locale, row.days),
            say(`request.outcome-of.${row.outcome}`),
          ].map((text) => [{ text }]),
        ),
      },
    ],
  }
}
