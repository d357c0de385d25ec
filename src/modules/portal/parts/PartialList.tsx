import { ReachGlyph } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useReachWords } from '../../observation/parts/ReachMark.tsx'
import type { Halves } from '../half-summary.ts'
import { usePortalWords } from '../words.ts'
import { usePlain } from './LocalizedText.tsx'

interface Props {
  areas: readonly { readonly code: string; readonly halves: Readonly<Record<string, Halves>> }[]
  countries: readonly { readonly code: string; readonly name: Parameters<ReturnType<typeof usePlain>>[0] }[]
}

/** Under a table of halves: which ratings rest on some parts of a country only, and on how many. */
export function PartialList({ areas, countries }: Props) {
  const t = usePortalWords()
  const plain = usePlain()
  const locale = useLocale()
  const said = useReachWords()
  const rows = areas.flatMap(({ code, halves }) =>
    countries.flatMap(({ code: country, name }) =>
      (['law', 'practice'] as const).flatMap((half) =>
        (halves[country]?.[half].partial ?? []).map((it) => ({
          ...it,
          key: `${code} ${country} ${it.code}`,
          href: `/${locale}/indicators/${it.code.toLowerCase()}`,
          name: plain(name),
        })),
      ),
    ),
  )
  if (rows.length === 0) return null
  return (
    <>
      <p>
        <ReachGlyph isWhole={false} /> {t('compare.partial', { count: rows.length })}
      </p>
      <ul>
        {rows.map(({ key, name, code, href, ...reach }) => (
          <li key={key}>
            {name},{' '}
            <a className="code" href={href}>
              {code}
            </a>
            : {said(reach)}
          </li>
        ))}
      </ul>
    </>
  )
}
