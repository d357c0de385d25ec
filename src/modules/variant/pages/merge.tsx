import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { performOneOf, read, textOf, type Asked } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Empty, Notice, Page, Refusal, SelectField } from '../../../web/parts/index.ts'
import { resolveConflict, resolveTogether, takeOverCore } from '../commands.server.ts'
import { KINDS } from '../model.ts'
import { ConflictForm } from '../parts/ConflictForm.tsx'
import { readMerge } from '../queries.server.ts'
import { useVariantWords } from '../words.ts'
import '../parts/merge.css'

export const loader = read(readMerge, ({ params }) => ({ code: params['code'] }))

const here =
  (done: string) =>
  (_output: unknown, { params }: Asked) =>
    `/app/instrument/${params['code']}/merge?done=${done}`

export const action = performOneOf({
  'take-over': [
    takeOverCore,
    { input: (form) => ({ versionId: textOf(form, 'versionId') }), then: here('taken-over') },
  ],
  resolve: [
    resolveConflict,
    {
      input: (form) => ({
        versionId: textOf(form, 'versionId'),
        item: textOf(form, 'item'),
        field: textOf(form, 'field'),
        version: textOf(form, 'version'),
        resolution: textOf(form, 'resolution'),
        text: textOf(form, 'text') ?? '',
      }),
      then: ({ item }: { item: string }, { params }: Asked) =>
        `/app/instrument/${params['code']}/merge?done=resolved#${item}`,
    },
  ],
  together: [
    resolveTogether,
    {
      input: (form) => {
        const [kind = '', count = ''] = (textOf(form, 'kind') ?? '').split(':')
        return { versionId: textOf(form, 'versionId'), kind, count, resolution: textOf(form, 'resolution') }
      },
      then: here('resolved'),
    },
  ],
})

export type MergeData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Merge() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useVariantWords()
  const [search] = useSearchParams()
  const { version, conflicts, standsOn } = data
  const open = conflicts.filter(({ resolution }) => resolution === null)
  const title = t('merge.title', { code: version.code })
  const done = (['taken-over', 'resolved'] as const).find((one) => one === search.get('done'))
  return (
    <Page title={title} lead={t('merge.lead')}>
      <title>{title}</title>
      {done && <Notice kind="success" title={t(`done.${done}`)} />}
      <Refusal refused={refused} labels={{ text: t('text') }} />
      <p>
        {t('merge.stands-on', { core: standsOn, deviations: data.deviations })}{' '}
        <a href={`/app/instrument/${version.code}`}>{t('merge.to-designer')}</a>
      </p>
      <Coming data={data} />
      {conflicts.length === 0 && !data.isBehind && (
        <Empty title={t('merge.none')}>
          <p>{t('merge.none.text')}</p>
        </Empty>
      )}
      {conflicts.length > 0 && (
        <p>{t('merge.progress', { open: open.length, done: conflicts.length - open.length, all: conflicts.length })}</p>
      )}
      {data.mayEdit && open.length > 1 && <Together data={data} />}
      {[...Map.groupBy(conflicts, ({ item }) => item)].map(([item, own]) => (
        <section key={item} id={item} aria-labelledby={`title-${item}`}>
          <h2 id={`title-${item}`}>
            <a href={`/app/instrument/${version.code}?item=${item}`}>{item}</a>
          </h2>
          {own.map((conflict) => (
            <ConflictForm key={`${conflict.field} ${conflict.version}`} data={data} conflict={conflict} />
          ))}
        </section>
      ))}
    </Page>
  )
}

function Coming({ data }: { data: MergeData }) {
  const t = useVariantWords()
  const { coming, newest, mayEdit, version } = data
  if (!coming) return null
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{t('coming.title', { core: newest })}</h2>
      <p>{t('coming.text', coming)}</p>
      {mayEdit ? (
        <form method="post">
          <FormKey />
          <input type="hidden" name="versionId" value={version.id} readOnly />
          <Button name="act" value="take-over">
            {t('coming.submit', { core: newest })}
          </Button>
        </form>
      ) : (
        <p>
          <a href="/app/instrument">{t('coming.begin')}</a>
        </p>
      )}
    </section>
  )
}

function Together({ data: { version, conflicts } }: { data: MergeData }) {
  const t = useVariantWords()
  const open = conflicts.filter(({ resolution, facet }) => resolution === null && facet !== 'whole')
  const kinds = KINDS.map((kind) => ({
    kind,
    count: open.filter(({ facet }) => kind === 'all' || facet === kind).length,
  })).filter(({ count }) => count > 0)
  if (kinds.length === 0) return null
  return (
    <form method="post" className="merge-together">
      <FormKey />
      <input type="hidden" name="versionId" value={version.id} readOnly />
      <SelectField
        name="kind"
        label={t('together.kind')}
        options={kinds.map(({ kind, count }) => ({
          value: `${kind}:${count}`,
          label: t('together.option', { kind: t(`kind.${kind}`), count }),
        }))}
      />
      <SelectField
        name="resolution"
        label={t('together.resolution')}
        options={(['core', 'own'] as const).map((value) => ({ value, label: t(`resolution.${value}`) }))}
      />
      <Button kind="secondary" name="act" value="together">
        {t('together.submit')}
      </Button>
    </form>
  )
}
