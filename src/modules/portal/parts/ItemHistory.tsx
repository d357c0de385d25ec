import { formatInstant } from '../../../locale/index.ts'
import { Change, DataTable } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useInstrumentWords } from '../../instrument/words.ts'
import type { InstrumentItem } from '../readings/instrument-item.server.ts'
import { usePortalWords } from '../words.ts'

type Line = InstrumentItem['history'][number]

/** The versions that asked an indicator, and whether each asks the same as the one it was judged against. */
export function ItemHistory({ item: { version, indicator, history } }: { item: InstrumentItem }) {
  const t = usePortalWords()
  const words = useInstrumentWords()
  const locale = useLocale()
  const { code } = indicator
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('item.history')}</h2>
      <DataTable<Line>
        caption={t('item.history-caption', { code })}
        rows={history}
        keyOf={({ version: own, against }) => `${own} ${against}`}
        columns={[
          {
            key: 'version',
            head: t('item.version'),
            isRowHead: true,
            cell: ({ version: own, isAsked }) =>
              isAsked ? (
                <a
                  href={`/${locale}/instrument/${own}/${code.toLowerCase()}`}
                  aria-current={own === version.code ? 'page' : undefined}
                >
                  {own}
                </a>
              ) : (
                own
              ),
          },
          {
            key: 'published',
            head: t('instrument.published'),
            cell: ({ publishedAt }) => publishedAt && formatInstant(locale, publishedAt),
          },
          {
            key: 'verdict',
            head: t('item.verdict'),
            cell: ({ verdict, reason, isBreak }) =>
              verdict === null ? (
                t('instrument.first')
              ) : (
                <>
                  {isBreak && <Change kind="not-comparable" />} {words(`verdict.${verdict}`)}
                  {reason !== '' && <span className="muted"> {reason}</span>}
                </>
              ),
          },
          {
            key: 'difference',
            head: t('instrument.difference'),
            cell: ({ version: own, against }) =>
              against === null ? (
                t('instrument.first')
              ) : (
                <a href={`/${locale}/instrument/diff/${against}...${own}#${code}`}>
                  {t('difference.title', { from: against, to: own })}
                </a>
              ),
          },
        ]}
      />
      <p>
        <a href={`/${locale}/methodology#comparability`}>{t('methodology.comparability')}</a>
      </p>
    </section>
  )
}
