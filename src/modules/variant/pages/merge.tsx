import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { nativeName } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Asked } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Empty, Notice, Page, Refusal, SelectField, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { resolveConflict, resolveTogether, takeOverCore } from '../commands.server.ts'
import { KINDS, type Kind } from '../model.ts'
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
    {
      input: (form) => ({ versionId: textOf(form, 'versionId') }),
      then: ({ adopted }: { adopted: number }, { params }: Asked) =>
        `/app/instrument/${params['code']}/merge?done=taken-over&adopted=${adopted}`,
    },
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
  const adopted = done === 'taken-over' ? Number(search.get('adopted')) || 0 : 0
  return (
    <Page title={title} lead={t('merge.lead')}>
      <title>{title}</title>
      {done && (
        <Notice kind="success" title={t(`done.${done}`)}>
          {adopted > 0 && <p>{t('done.adopted', { count: adopted })}</p>}
        </Notice>
      )}
      <Refusal refused={refused} labels={{ text: t('text') }} />
      <p>
        {t('merge.stands-on', { core: standsOn, deviations: data.deviations })}{' '}
        <a href={`/app/instrument/${version.code}`}>{t('merge.to-designer')}</a>
      </p>
      <CameIn data={data} />
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
      {[...Map.groupBy(conflicts, ({ item }) => item.slice(0, 3))].map(([area, inArea]) => (
        <section key={area} aria-labelledby={`area-${area}`}>
          <h2 id={`area-${area}`}>
            <Titled code={area} data={data} />
          </h2>
          {[...Map.groupBy(inArea, ({ item }) => item)].map(([item, own]) => (
            <section key={item} id={item} aria-labelledby={`title-${item}`}>
              <h3 id={`title-${item}`}>
                <Titled code={item} data={data} />
              </h3>
              <p>
                <a href={`/app/instrument/${version.code}?item=${own[0]?.keptAs ?? item}`}>
                  {t('merge.open', { code: own[0]?.keptAs ?? item })}
                </a>
              </p>
              {own.map((conflict) => (
                <ConflictForm
                  key={`${conflict.field} ${conflict.version}`}
                  data={data}
                  conflict={conflict}
                  typed={typedFor(conflict, refused?.typed)}
                />
              ))}
            </section>
          ))}
        </section>
      ))}
    </Page>
  )
}

function Titled({ code, data }: { code: string; data: MergeData }) {
  const title = data.titles[code]
  return title ? (
    <>
      {code} <Wording text={title} />
    </>
  ) : (
    code
  )
}

/** What was written for this conflict when its decision was refused: it is in the form again. */
function typedFor(
  { item, field }: MergeData['conflicts'][number],
  typed: Readonly<Record<string, string>> | undefined,
) {
  return typed?.['item'] === item && typed['field'] === field ? typed['text'] : undefined
}

/** What this draft took over: the rest of the core's changes came in without a question. */
function CameIn({ data: { cameIn, standsOn } }: { data: MergeData }) {
  const t = useVariantWords()
  const locale = useLocale()
  if (!cameIn) return null
  const { since, ...counts } = cameIn
  return (
    <p>
      {t('came-in', { core: standsOn, ...counts })}{' '}
      <a href={`/${locale}/instrument/diff/${since}...${standsOn}`}>
        {t('came-in.difference', { from: since, to: standsOn })}
      </a>
    </p>
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

function Together({ data: { version, kinds } }: { data: MergeData }) {
  const t = useVariantWords()
  const nameOf = useKindName()
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
          label: t('together.option', { kind: nameOf(kind), count }),
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

function useKindName(): (kind: Kind) => string {
  const t = useVariantWords()
  const label = useFieldLabel()
  return (kind) => {
    const known = KINDS.find((one) => one === kind)
    if (known) return t(`kind.${known}`)
    const [by = '', ...rest] = kind.split('.')
    const what = rest.join('.')
    if (by === 'field') return t('kind.field', { field: label(what) })
    return t('kind.language', { language: nativeName(what === 'sr' ? 'sr-latn' : (what as 'sq')) })
  }
}
