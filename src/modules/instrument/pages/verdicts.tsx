import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Asked } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Empty, Notice, Page, Refusal, StatusChip, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { FieldChanges } from '../parts/FieldChanges.tsx'
import { useFieldLabel } from '../parts/field-label.ts'
import { FIELDS } from '../fields.ts'
import { confirmVerdicts, publishVersion } from '../publish-commands.server.ts'
import { verdictsFor } from '../verdict.ts'
import { readVerdicts } from '../verdict-queries.server.ts'
import { useInstrumentWords } from '../words.ts'
import '../parts/designer.css'

export const loader = read(readVerdicts, ({ params }) => ({ code: params['code'] }))

const here =
  (done: string) =>
  (_output: unknown, { params }: Asked) =>
    `/app/instrument/${params['code']}/verdicts?done=${done}`

export const action = performOneOf({
  verdict: [
    confirmVerdicts,
    {
      input: (form) => ({
        versionId: textOf(form, 'versionId'),
        againstId: textOf(form, 'againstId'),
        codes: form.getAll('code'),
        verdict: textOf(form, 'verdict') || undefined,
        reason: textOf(form, 'reason'),
      }),
      then: here('confirmed'),
    },
  ],
  publish: [
    publishVersion,
    {
      input: (form) => ({
        versionId: textOf(form, 'versionId'),
        revision: textOf(form, 'revision'),
        note: textOf(form, 'note'),
      }),
      then: here('published'),
    },
  ],
})

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Judged = Data['judged'][number]

export default function Verdicts() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useInstrumentWords()
  const [search] = useSearchParams()
  const { version, judged } = data
  const title = t('verdicts.title', { code: version.code })
  const done = (['confirmed', 'published'] as const).find((one) => one === search.get('done'))
  const open = judged.filter(({ confirmed }) => confirmed === null)
  return (
    <Page title={title} lead={t('verdicts.lead')}>
      <title>{title}</title>
      {done && <Notice kind="success" title={t(`done.${done}`)} />}
      <Refusal refused={refused} labels={{ reason: t('verdict.reason'), note: t('publish.note') }} />
      <p>
        <a href={`/app/instrument/${version.code}`}>{t('verdicts.to-designer')}</a>{' '}
        <a href={`/app/instrument/${version.code}/try`}>{t('to-try')}</a>
      </p>
      {judged.length === 0 && (
        <Empty title={t('verdicts.none')}>
          <p>{t('verdicts.none.text')}</p>
        </Empty>
      )}
      {judged.length > 0 && <p>{t('verdicts.progress', { open: open.length, all: judged.length })}</p>}
      {data.mayEdit && <AllAtOnce data={data} open={open} />}
      {data.against.map((against) => (
        <section key={against.id} aria-labelledby={`against-${against.code}`}>
          <h2 id={`against-${against.code}`}>{t('verdicts.against', { code: against.code })}</h2>
          {judged
            .filter((it) => it.against.id === against.id)
            .map((it) => (
              <OneVerdict key={it.code} data={data} it={it} />
            ))}
        </section>
      ))}
      <Lacks data={data} />
      {data.mayEdit && <Publish data={data} isReady={open.length === 0} />}
    </Page>
  )
}

/** The proposals of one kind, confirmed together with one reason; each is shown below. */
function AllAtOnce({ data, open }: { data: Data; open: readonly Judged[] }) {
  const t = useInstrumentWords()
  const groups = Map.groupBy(open, (it) => `${it.against.id} ${it.proposed}`)
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => (
      <form method="post" key={key} className="designer-text">
        <FormKey />
        <input type="hidden" name="versionId" value={data.version.id} readOnly />
        <input type="hidden" name="againstId" value={group[0]!.against.id} readOnly />
        {group.map(({ code }) => (
          <input key={code} type="hidden" name="code" value={code} readOnly />
        ))}
        <p>
          {t('verdicts.all', { verdict: t(`verdict.${group[0]!.proposed}`), against: group[0]!.against.code })}{' '}
          {group.map(({ code }) => code).join(', ')}
        </p>
        <ReasonField name={`all-${group[0]!.proposed}-${group[0]!.against.code}`} />
        <Button kind="secondary" name="act" value="verdict">
          {t('verdicts.confirm-all', { count: group.length })}
        </Button>
      </form>
    ))
}

function ReasonField({ name, value }: { name: string; value?: string | undefined }) {
  const t = useInstrumentWords()
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {t('verdict.reason')}
      </label>
      <textarea id={name} name="reason" rows={2} className="input" defaultValue={value} />
    </div>
  )
}

function OneVerdict({ data, it }: { data: Data; it: Judged }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  const id = `${it.code}-${it.against.code}`
  return (
    <article className="designer-text" aria-labelledby={id}>
      <h3 id={id}>
        <a href={`/app/instrument/${data.version.code}?item=${it.code}`}>{it.code}</a>{' '}
        {it.confirmed ? (
          <StatusChip kind="verified">{t(`verdict.${it.confirmed.verdict}`)}</StatusChip>
        ) : (
          <StatusChip kind="claimed">{t('verdict.proposed', { verdict: t(`verdict.${it.proposed}`) })}</StatusChip>
        )}
      </h3>
      <FieldChanges difference={it.difference} terms={data.terms} />
      {it.confirmed && (
        <p>
          {it.confirmed.reason}{' '}
          <span className="small muted">
            {it.confirmed.by ?? ''}
            {it.confirmed.at ? `, ${formatInstant(locale, it.confirmed.at)}` : ''}
          </span>
        </p>
      )}
      {it.isOutdated && <Notice kind="attention" title={t('verdict.outdated')} />}
      {data.mayEdit && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="versionId" value={data.version.id} readOnly />
          <input type="hidden" name="againstId" value={it.against.id} readOnly />
          <input type="hidden" name="code" value={it.code} readOnly />
          <VerdictField id={`verdict-${id}`} it={it} />
          <ReasonField name={`reason-${id}`} value={it.confirmed?.reason} />
          <Button kind="secondary" name="act" value="verdict">
            {t('verdict.confirm', { code: it.code })}
          </Button>
        </form>
      )}
    </article>
  )
}

function VerdictField({ id, it }: { id: string; it: Judged }) {
  const t = useInstrumentWords()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('verdict')}
      </label>
      <select id={id} name="verdict" className="input" defaultValue={it.confirmed?.verdict ?? it.proposed}>
        {verdictsFor(it.difference.kind).map((verdict) => (
          <option key={verdict} value={verdict}>
            {t(`verdict.${verdict}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

function Lacks({ data }: { data: Data }) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  if (data.lacks.length === 0) return null
  return (
    <section aria-labelledby="lacks-title">
      <h2 id="lacks-title">{t('lacks.title', { count: data.lacks.length })}</h2>
      <ul>
        {data.lacks.map(({ code, field, key }) => (
          <li key={`${code} ${field}`}>
            <a href={`/app/instrument/${data.version.code}?item=${code}#${anchorOf(field)}`}>
              {code} {label(field)}
            </a>
            : {t(key.slice('instrument.'.length) as 'lack.title')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where the designer shows the field: a wording by its English, which most are written in. */
function anchorOf(field: string): string {
  if (Object.hasOwn(FIELDS, field) && FIELDS[field]!.isText) return `${field}.en`
  if (field === 'bands') return 'bands.3'
  return field === 'limits' ? 'limits.least' : field
}

function Publish({ data, isReady }: { data: Data; isReady: boolean }) {
  const t = useInstrumentWords()
  const isOpen = isReady && data.lacks.length === 0 && data.openConflicts === 0
  return (
    <section aria-labelledby="publish-title" className="designer-acts">
      <h2 id="publish-title">{t('publish.title', { code: data.version.code })}</h2>
      {isOpen ? (
        <form method="post">
          <FormKey />
          <input type="hidden" name="versionId" value={data.version.id} readOnly />
          <input type="hidden" name="revision" value={data.version.revision} readOnly />
          <TextArea name="note" label={t('publish.note')} hint={t('publish.note.hint')} rows={3} optional />
          <Button name="act" value="publish">
            {t('publish.submit', { code: data.version.code })}
          </Button>
        </form>
      ) : (
        <p>{t('publish.not-yet')}</p>
      )}
      {data.openConflicts > 0 && (
        <p>
          <a href={`/app/instrument/${data.version.code}/merge`}>
            {t('publish.conflicts', { count: data.openConflicts })}
          </a>
        </p>
      )}
    </section>
  )
}
