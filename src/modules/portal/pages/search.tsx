import { useLoaderData } from 'react-router'
import { contentLang, htmlLang, nativeName } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { Empty, Page } from '../../../web/parts/index.ts'
import { useLocale, useToCyrillic } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Head } from '../parts/Head.tsx'
import { searchPage, type SearchPageData } from '../readings/search.server.ts'
import { usePortalWords, type PortalKey } from '../words.ts'

export const loader = readPublic(searchPage.load)

export default function SearchPage() {
  const { typed, isLoose, total, kinds, terms, suggestions } = useLoaderData<SearchPageData>()
  const t = usePortalWords()
  const title = typed === '' ? t('search.title') : t('search.title-for', { typed })
  const all = total + terms.length
  return (
    <>
      <Head title={title} />
      <Crumbs items={[{ label: t('search.title') }]} />
      <Page title={title} lead={t('search.lead')} />
      {all > 0 && <p>{t(isLoose && total > 0 ? 'search.loose' : 'search.count', { count: all })}</p>}
      {kinds.map((kind) => (
        <FoundKind key={kind.kind} kind={kind} />
      ))}
      {terms.length > 0 && (
        <section aria-labelledby="found-terms">
          <h2 id="found-terms">{t('search.kind.term')}</h2>
          <ul>
            {terms.map((term) => (
              <li key={term.no}>
                <TermLink term={term} path="glossary" />
              </li>
            ))}
          </ul>
        </section>
      )}
      {all === 0 && <Nothing typed={typed} suggestions={suggestions} />}
    </>
  )
}

function FoundKind({ kind: { kind, total, found } }: { kind: SearchPageData['kinds'][number] }) {
  const t = usePortalWords()
  const locale = useLocale()
  return (
    <section aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>{t(kindWords[kind] ?? 'search.kind.other')}</h2>
      {total > found.length && <p className="muted">{t('search.first', { shown: found.length, total })}</p>}
      <ul>
        {found.map((it) => (
          <li key={it.code}>
            <a href={`/${locale}/${it.href}`} lang={it.isFallback ? htmlLang(it.locale) : undefined}>
              {it.title}
            </a>
            {it.isFallback && (
              <>
                {' '}
                <small className="muted" lang={htmlLang(it.locale)}>
                  [{nativeName(it.locale)}]
                </small>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing typed, or nothing found: words from the glossary to begin with. */
function Nothing({ typed, suggestions }: Pick<SearchPageData, 'typed' | 'suggestions'>) {
  const t = usePortalWords()
  return (
    <Empty title={t(typed === '' ? 'search.empty' : 'search.none')}>
      <p>{t(typed === '' ? 'search.empty.text' : 'search.none.text')}</p>
      <ul>
        {suggestions.map((term) => (
          <li key={term.no}>
            <TermLink term={term} path="search" />
          </li>
        ))}
      </ul>
    </Empty>
  )
}

function TermLink({
  term: { no, term, en },
  path,
}: {
  term: SearchPageData['terms'][number]
  path: 'glossary' | 'search'
}) {
  const locale = useLocale()
  const toCyrillic = useToCyrillic()
  const said = locale === 'sr-cyrl' ? toCyrillic(term) : term
  const href =
    path === 'glossary' ? `/${locale}/glossary#term-${no}` : `/${locale}/search?q=${encodeURIComponent(said)}`
  return (
    <>
      <a href={href}>{said}</a>
      {contentLang(locale) !== 'en' && (
        <small className="muted" lang="en">
          {' '}
          {en}
        </small>
      )}
    </>
  )
}

const kindWords: Readonly<Record<string, PortalKey>> = {
  country: 'search.kind.country',
  area: 'search.kind.area',
  subarea: 'search.kind.area',
  indicator: 'search.kind.indicator',
  measure: 'search.kind.measure',
  institution: 'search.kind.institution',
  standard: 'search.kind.standard',
  'access-law': 'search.kind.access-law',
  article: 'search.kind.standard',
  source: 'search.kind.source',
  edition: 'search.kind.edition',
}
