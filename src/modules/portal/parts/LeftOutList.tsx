import { Change } from '../../../web/parts/index.ts'
import type { Comparison } from '../readings/compare.server.ts'
import { usePortalWords } from '../words.ts'
import { useApartWords } from './ApartNote.tsx'
import { usePlain } from './LocalizedText.tsx'

/** Under the comparison: what was left out of which half, and why. */
export function LeftOutList({ data: { areas, countries, reference } }: { data: Comparison }) {
  const t = usePortalWords()
  const plain = usePlain()
  const said = useApartWords()
  const rows = areas.flatMap(({ code, halves }) =>
    countries.flatMap(({ code: country, name }) =>
      (['law', 'practice'] as const).flatMap((half) =>
        (halves[country]?.[half].leftOut ?? []).map((it) => ({
          ...it,
          key: `${code} ${country} ${half} ${it.code}`,
          country: plain(name),
        })),
      ),
    ),
  )
  return (
    <>
      <p>{t('compare.by', { version: reference })}</p>
      {rows.length > 0 && (
        <>
          <p>
            <Change kind="not-comparable" /> {t('compare.left-out', { count: rows.length })}
          </p>
          <ul>
            {rows.map(({ key, country, code, ...apart }) => (
              <li key={key}>
                {country}, <span className="code">{code}</span>: {said(apart)}
                {apart.reason !== '' && <span className="muted"> {apart.reason}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
