import { formatInstant } from '../../../locale/index.ts'
import { DataTable, Details } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Instrument } from '../readings/instrument.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

type Line = Instrument['versions'][number]

/** Every published version, the one that is read marked, each with its difference from those that it was judged against. */
export function VersionChooser({ data: { version, versions, countryNames } }: { data: Instrument }) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <Details summary={t('instrument.versions', { version: version.code, count: versions.length })}>
      <DataTable<Line>
        caption={t('instrument.versions-caption')}
        rows={versions}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'version',
            head: t('item.version'),
            isRowHead: true,
            cell: ({ code }) => (
              <a href={`/${locale}/instrument/${code}`} aria-current={code === version.code ? 'page' : undefined}>
                {code}
              </a>
            ),
          },
          {
            key: 'whose',
            head: t('instrument.whose'),
            cell: ({ country }) =>
              country === null ? (
                t('instrument.regional')
              ) : (
                <>{countryNames[country] ? <LocalizedText text={countryNames[country]} /> : country}</>
              ),
          },
          {
            key: 'published',
            head: t('instrument.published'),
            cell: ({ publishedAt }) => publishedAt && formatInstant(locale, publishedAt),
          },
          {
            key: 'difference',
            head: t('instrument.difference'),
            cell: ({ code, against }) =>
              against.length === 0
                ? t('instrument.first')
                : against.map((one) => (
                    <div key={one}>
                      <a href={`/${locale}/instrument/diff/${one}...${code}`}>
                        {t('difference.title', { from: one, to: code })}
                      </a>
                    </div>
                  )),
          },
        ]}
      />
    </Details>
  )
}
