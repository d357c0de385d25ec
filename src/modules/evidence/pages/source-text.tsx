import { useLoaderData } from 'react-router'
import { read } from '../../../server/pages.ts'
import { Notice, Page, Pager } from '../../../web/parts/index.ts'
import { TextState } from '../parts/TextState.tsx'
import { readSourceText } from '../passage-queries.server.ts'
import { useEvidenceWords } from '../words.ts'

export const loader = read(readSourceText, ({ params, url }) => ({
  id: params['id'],
  page: url.searchParams.get('page') ?? 1,
}))

type Shown = Awaited<ReturnType<typeof loader>>

/** What a source says, page by page, as text: to be read, found and quoted. */
export default function SourceTextPage() {
  const shown = useLoaderData<typeof loader>()
  const { source, text, page } = shown
  const t = useEvidenceWords()
  const at = `/app/evidence/${source.id}`
  return (
    <Page title={t('text.title')} lead={<span lang={source.language}>{source.title}</span>}>
      <title>{t('text.title')}</title>
      <p>
        <a href={at}>{t('back')}</a>
      </p>
      {source.isRestricted ? <Notice kind="info" title={t('text.restricted')} /> : <TextState text={text} />}
      {page !== null && <Pager page={page} pages={text?.pages ?? 1} hrefOf={(each) => `${at}/text?page=${each}`} />}
      <Drawn shown={shown} />
      <Body shown={shown} />
    </Page>
  )
}

function Drawn({ shown: { source, page } }: { shown: Shown }) {
  const t = useEvidenceWords()
  if (!source.isPdf || page === null) return null
  const file = (
    <p>
      <a href={`/app/evidence/${source.id}/file`}>{t('view.save')}</a>
    </p>
  )
  if (!source.isDrawn)
    return (
      <Notice kind="info" title={t('view.none')}>
        {file}
      </Notice>
    )
  return (
    <>
      <img src={`/app/evidence/${source.id}/pages/${page}`} alt={t('view.alt', { page })} />
      {file}
    </>
  )
}

function Body({ shown: { source, body, page } }: { shown: Shown }) {
  const t = useEvidenceWords()
  if (body === '') return null
  return (
    <section aria-labelledby="text-title">
      <h2 id="text-title">{page === null ? t('text.whole') : t('text.page', { page })}</h2>
      <div className="prose" lang={source.language}>
        {body.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  )
}
