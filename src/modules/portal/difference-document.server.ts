import { fieldLabel } from '../instrument/index.ts'
import { pageWords, type DocumentBlock } from '../../formats/document.ts'
import { docxFile } from '../../formats/docx.ts'
import { textIn } from '../../kit/local-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { htmlLang } from '../../locale/index.ts'
import type { Asked } from '../../server/pages.ts'
import { valueWords } from '../instrument/parts/value-words.ts'
import type { InstrumentDifference } from './readings/instrument-difference.server.ts'
import { wordDifference } from './word-difference.ts'

/** The difference of two versions as people pass it round: a Word file in the reader's language. */
export function differenceDocument(
  data: InstrumentDifference,
  { given, locale, exceptions }: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = (key: string, values?: Record<string, string | number>) => given.say(`portal.${key}`, values)
  const words = (key: string, values?: Record<string, string | number>) => given.say(`instrument.${key}`, values)
  const label = fieldLabel(words)
  const valueOf = valueWords(words, locale, data.terms)
  const verdictWords = (verdict: string) =>
    verdict === 'no-common-version' ? t('apart.no-common-version') : words(`verdict.${verdict}`)
  const blocks = data.items.flatMap(({ code, kind, title, verdict, fields: all, hidden }): DocumentBlock[] => {
    const fields = all.filter(({ isShown }) => isShown)
    const name = title ? textIn(title, locale, exceptions).text : ''
    const judged = verdict ? [verdictWords(verdict.verdict), verdict.reason].filter(Boolean).join(': ') : ''
    return [
      { kind: 'heading', level: 2, text: `${code} ${name}`.trim() },
      {
        kind: 'paragraph',
        runs: [{ text: t(`difference.${kind}`), isBold: true }, { text: judged ? ` · ${judged}` : '' }],
      },
      ...(fields.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              header: [words('change.field'), t('difference.change')],
              rows: fields.map(({ field, before, after }) => [
                [{ text: label(field) }],
                kind === 'new'
                  ? [{ text: valueOf(field, after) }]
                  : wordDifference(valueOf(field, before), valueOf(field, after)).map(({ text, kind: how }) => ({
                      text,
                      kind: how === 'same' ? undefined : how,
                    })),
              ]),
            },
          ]),
      ...(hidden > 0
        ? [{ kind: 'paragraph' as const, runs: [{ text: t('difference.hidden', { count: hidden }) }] }]
        : []),
    ]
  })
  const title = t('difference.title', { from: data.from, to: data.to })
  return docxFile({
    title: given.isSample ? `${SAMPLE}: ${title}` : title,
    lang: htmlLang(locale),
    foot: given.isSample ? `${SAMPLE} · ${title}` : title,
    pages: pageWords(given.say),
    blocks: [
      { kind: 'paragraph', runs: [{ text: t('difference.counts', data.counts) }] },
      ...(data.note ? [{ kind: 'paragraph' as const, runs: [{ text: data.note }] }] : []),
      ...blocks,
    ],
  })
}
