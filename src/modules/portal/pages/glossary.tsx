import { useLoaderData } from 'react-router'
import { CONTENT_LANGS } from '../../../kit/local-text.ts'
import { compareIn, contentLang, htmlLang, nativeName, type ContentLang } from '../../../locale/index.ts'
import { readPublic } from '../../../server/pages.ts'
import { DataTable, Page, type Column } from '../../../web/parts/index.ts'
import { useLocale, useToCyrillic } from '../../../web/reading.tsx'
import { Crumbs } from '../parts/Crumbs.tsx'
import { Downloads } from '../parts/Downloads.tsx'
import { Head } from '../parts/Head.tsx'
import { glossaryPage } from '../readings/glossary.server.ts'
import type { GlossaryTerm } from '../../translation/index.ts'
import { usePortalWords } from '../words.ts'

type Glossary = Awaited<ReturnType<typeof glossaryPage.load>>

export const loader = readPublic(glossaryPage.load)

export default function GlossaryPage() {
  const { terms } = useLoaderData<Glossary>()
  const t = usePortalWords()
  const locale = useLocale()
  const own = contentLang(locale)
  const compare = compareIn(locale)
  const order = [own, ...CONTENT_LANGS.filter((lang) => lang !== own)]
  return (
    <>
      <Head title={t('glossary.title')} description={t('glossary.lead')} />
      <Crumbs items={[{ label: t('glossary.title') }]} />
      <Page title={t('glossary.title')} lead={t('glossary.lead')} />
      <p>{t('glossary.status')}</p>
      <Downloads hasTable />
      <DataTable
        caption={t('glossary.count', { count: terms.length })}
        columns={useColumns(order)}
        rows={terms.toSorted((a, b) => compare(a[own], b[own]))}
        keyOf={({ no }) => no}
        notes={<p>{t('glossary.unsure')}</p>}
      />
    </>
  )
}

function useColumns(order: readonly ContentLang[]): Column<GlossaryTerm>[] {
  const t = usePortalWords()
  const locale = useLocale()
  const toCyrillic = useToCyrillic()
  const inCyrillic = locale === 'sr-cyrl'
  return order.map((lang, place) => {
    const shown = lang === 'sr' ? (inCyrillic ? 'sr-cyrl' : 'sr-latn') : lang
    const say = (text: string) => (lang === 'sr' && inCyrillic ? toCyrillic(text) : text)
    return {
      key: lang,
      head: <span lang={htmlLang(shown)}>{nativeName(shown)}</span>,
      isRowHead: place === 0,
      cell: (row) => (
        <>
          <span lang={htmlLang(shown)} id={place === 0 ? `term-${row.no}` : undefined}>
            {say(row[lang])}
          </span>
          {row.unsure_in.includes(lang) && (
            <>
              {' '}
              <abbr title={t('glossary.unsure.mark')}>?</abbr>
            </>
          )}
        </>
      ),
    }
  })
}
