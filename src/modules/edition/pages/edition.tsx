import { useActionData, useLoaderData } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { DefinitionList, Notice, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { publishEdition, setAsideEdition } from '../commands.server.ts'
import { DifferenceTable } from '../parts/DifferenceTable.tsx'
import { ResponseCounts, ResponseTable } from '../parts/ResponseTable.tsx'
import { PartsApartList } from '../parts/PartsApartList.tsx'
import { NotYetTable, ValueTable } from '../parts/ValueTable.tsx'
import { editionToRead } from '../queries.server.ts'
import { useEditionWords } from '../words.ts'

export const loader = read(editionToRead, ({ params }) => ({ id: params['id'] }))
export const action = performOneOf({
  publish: [publishEdition, { then: ({ id }: { id: string }) => `/app/editions/${id}` }],
  'set-aside': [setAsideEdition, { then: () => '/app/editions' }],
})

export default function Edition() {
  const { body, previous, state, reaches, partsApart } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useEditionWords()
  const title = t('one.title', { label: body.label })
  return (
    <Page title={title}>
      <title>{title}</title>
      <Refusal refused={refused} />
      {state === 'proposed' && <Waiting />}
      <About />
      <DifferenceTable previous={previous} />
      {body.responses && (
        <section aria-labelledby="responses">
          <h2 id="responses">{t('responses.title')}</h2>
          <ResponseCounts responses={body.responses} />
          <ResponseTable responses={body.responses} />
        </section>
      )}
      <PartsApartList rows={partsApart} territories={body.territories} />
      <ValueTable values={body.values} reaches={reaches} />
      <NotYetTable values={body.values} />
    </Page>
  )
}

/** Publish and set aside, and why one cannot. */
function Waiting() {
  const { id, sha256, body, isOwn, lost } = useLoaderData<typeof loader>()
  const t = useEditionWords()
  const mayPublish = !isOwn && lost.length === 0
  return (
    <>
      {lost.length > 0 && (
        <Notice kind="attention" title={t('one.lost')}>
          <p>{t('one.lost-text', { codes: lost.join(', ') })}</p>
        </Notice>
      )}
      <Notice kind="info" title={t(isOwn ? 'one.own' : 'one.waiting')} />
      <form method="post">
        <FormKey />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="sha256" value={sha256} />
        {mayPublish && <p className="hint">{t('one.publish-hint')}</p>}
        <div className="button-row">
          {mayPublish && (
            <SubmitButton name="act" value="publish">
              {t('one.publish', { label: body.label })}
            </SubmitButton>
          )}
          <SubmitButton kind="secondary" name="act" value="set-aside">
            {t('one.set-aside')}
          </SubmitButton>
        </div>
      </form>
    </>
  )
}

function About() {
  const { body, sha256, state, publishedAt } = useLoaderData<typeof loader>()
  const t = useEditionWords()
  const locale = useLocale()
  const rated = body.values.filter(({ indicator }) => indicator.isRated)
  const assessed = rated.filter(({ status }) => status === 'assessed')
  const { code, sha256: hash } = body.instrument
  const coverage = { assessed: String(assessed.length), rated: String(rated.length) }
  return (
    <section>
      <h2>{t('one.about')}</h2>
      <DefinitionList
        items={[
          { term: t('list.state'), definition: t(`state.${state as 'proposed'}`) },
          { term: t('one.hash'), definition: <code>{sha256}</code> },
          { term: t('one.frozen'), definition: formatInstant(locale, body.frozenAt) },
          {
            term: t('one.published'),
            definition: publishedAt ? formatInstant(locale, publishedAt) : t('list.never'),
          },
          {
            term: t('one.instrument'),
            definition: hash === null ? code : t('one.instrument-value', { code, hash }),
          },
          { term: t('one.assessed'), definition: t('one.assessed-value', coverage) },
          { term: t('one.figures'), definition: String(body.figures.length) },
          { term: t('one.note'), definition: body.note || t('one.no-note') },
        ]}
      />
      {state === 'published' && (
        <ul className="link-row">
          <li>
            <a href={`/${locale}/countries/${body.country}/${body.year}?edition=${body.label}`}>
              {t('one.public-page')}
            </a>
          </li>
          <li>
            {t('one.permalink')} <a href={`/id/edition/${body.id}`}>{body.id}</a>
          </li>
        </ul>
      )}
    </section>
  )
}
