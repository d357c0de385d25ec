import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { read } from '../../../server/pages.ts'
import { ButtonLink, Notice, Page, Refusal } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { performOnDesigner } from '../designer-action.server.ts'
import { readDesigner } from '../designer-queries.server.ts'
import { localTextOf } from '../draft.ts'
import { useFieldLabel } from '../parts/field-label.ts'
import { ItemForm } from '../parts/ItemForm.tsx'
import { ItemTree } from '../parts/ItemTree.tsx'
import { useInstrumentWords } from '../words.ts'
import '../parts/designer.css'

export const handle = { scripts: true }
export const loader = read(readDesigner, ({ params, url }) => ({
  code: params['code'],
  item: url.searchParams.get('item') ?? undefined,
}))
export const action = performOnDesigner

export default function Designer() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useInstrumentWords()
  const label = useFieldLabel()
  const { version, open } = data
  const title = t('designer.title', { code: version.code })
  const labels = Object.fromEntries((refused?.fields ?? []).map(({ field }) => [field, label(field)]))
  return (
    <Page title={title} lead={t(version.state === 'draft' ? 'designer.draft' : 'designer.frozen')}>
      <title>{title}</title>
      <Done />
      {refused?.code !== 'kit.conflict' && <Refusal refused={refused} labels={labels} />}
      <ul className="link-row">
        <li>
          <ButtonLink kind="secondary" href={`/app/instrument/${version.code}/verdicts`}>
            {t(version.state === 'draft' ? 'designer.to-verdicts' : 'designer.read-verdicts')}
          </ButtonLink>
        </li>
        <li>
          <a href={`/app/instrument/${version.code}/files`}>{t('designer.files')}</a>
        </li>
        <li>
          <a href={`/app/instrument/${version.code}/try`}>{t('to-try')}</a>
        </li>
        <li>
          <a href="/app/instrument/proposals">{t('proposals.title')}</a>
        </li>
        <li>
          <a href="/app/instrument">{t('designer.all')}</a>
        </li>
      </ul>
      <div className="designer">
        <ItemTree data={data} />
        <section className="designer-item" aria-labelledby="item-title">
          {open ? (
            <>
              <h2 id="item-title">
                <span className="code">{open.item.code}</span> <Title fields={open.item.fields} />
              </h2>
              {open.isRetired && <Notice kind="attention" title={t('item.retired')} />}
              {open.item.level === 'indicator' && <p className="small muted">{t('item.users', open.users)}</p>}
              {open.proposals > 0 && (
                <p>
                  <a href={`/app/instrument/proposals?code=${open.item.code}`}>
                    {t('proposals.open-of', { count: open.proposals })}
                  </a>
                </p>
              )}
              <ItemForm key={`${version.id} ${open.item.code}`} data={data} open={open} refused={refused} />
            </>
          ) : (
            <>
              <h2 id="item-title">{t('item.none')}</h2>
              <p>{t('item.none.text')}</p>
            </>
          )}
        </section>
      </div>
    </Page>
  )
}

function Title({ fields }: { fields: Parameters<typeof localTextOf>[0] }) {
  const t = useInstrumentWords()
  const read = useTextIn()
  const text = localTextOf(fields, 'title')
  return text ? read(text).text : t('tree.untitled')
}

const DONE = ['saved', 'nothing', 'undone', 'retired', 'taken-back', 'moved', 'added', 'begun', 'brought-back'] as const

function Done() {
  const t = useInstrumentWords()
  const [search] = useSearchParams()
  const done = DONE.find((one) => one === search.get('done'))
  if (!done) return null
  return <Notice kind={done === 'nothing' ? 'attention' : 'success'} title={t(`done.${done}`)} />
}
