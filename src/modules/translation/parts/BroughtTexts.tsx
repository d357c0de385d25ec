import type { ContentLang } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Notice, RadioGroup } from '../../../web/parts/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import type { TextFilesData } from '../pages/files.tsx'
import { useTranslationWords } from '../words.ts'
import { htmlOf, TextChange } from './TextChange.tsx'

type Brought = NonNullable<TextFilesData['brought']>
export type Plan = NonNullable<Brought['plan']>
export type PlannedText = Plan['texts'][number]

/** What a file would do, before anything is written. */
export function BroughtTexts({ data, brought }: { data: TextFilesData; brought: Brought }) {
  const t = useTranslationWords()
  const { plan, fileName } = brought
  if (!plan) return <Notice kind="info" title={t('brought.applied', { name: fileName })} />
  const isRefused = plan.problemCount > 0
  const isNothing = plan.textCount + plan.conflictCount === 0
  return (
    <section aria-labelledby="brought">
      <h2 id="brought">{t('brought.title', { name: fileName })}</h2>
      <p>{t('brought.counts', plan.counts)}</p>
      {plan.counts.holds > 0 && <p>{t('brought.holds', { count: plan.counts.holds })}</p>}
      {plan.counts.emptied > 0 && <p>{t('brought.emptied', { count: plan.counts.emptied })}</p>}
      {isNothing && !isRefused && (
        <Notice kind="info" title={t('brought.nothing')}>
          <p>{t('brought.nothing.text')}</p>
        </Notice>
      )}
      {isRefused && <Problems plan={plan} />}
      {plan.unknownCount > 0 && <Unknown plan={plan} lang={data.asked.lang!} />}
      {!isNothing && <Apply data={data} brought={brought} plan={plan} isRefused={isRefused} />}
    </section>
  )
}

function usePlace({ format }: Plan) {
  const t = useTranslationWords()
  return (address: string) =>
    format === 'xlf' ? t('place.line', { line: Number(address) }) : <span className="code">{address}</span>
}

function Problems({ plan }: { plan: Plan }) {
  const t = useTranslationWords()
  const place = usePlace(plan)
  return (
    <>
      <Notice kind="error" title={t('problems.title', { count: plan.problemCount })}>
        <p>{t('problems.text')}</p>
      </Notice>
      <DataTable
        caption={t('problems.caption')}
        rows={plan.problems.map((it, at) => ({ ...it, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { key: 'place', head: t('place'), isRowHead: true, cell: ({ address }) => place(address) },
          { key: 'what', head: t('problems.what'), cell: ({ key, values }) => t(`text.${key}`, values) },
        ]}
      />
      <More shown={plan.problems.length} all={plan.problemCount} />
    </>
  )
}

function Unknown({ plan, lang }: { plan: Plan; lang: ContentLang }) {
  const t = useTranslationWords()
  const place = usePlace(plan)
  return (
    <Details summary={t('unknown.title', { count: plan.unknownCount })} open={plan.unknownCount <= 5}>
      <p>{t('unknown.text')}</p>
      <DataTable
        caption={t('unknown.caption')}
        rows={plan.unknown}
        keyOf={({ address }) => address}
        columns={[
          { key: 'place', head: t('place'), isRowHead: true, cell: ({ address }) => place(address) },
          { key: 'key', head: t('unknown.key'), cell: ({ key }) => <span className="code">{key}</span> },
          { key: 'text', head: t('change.file'), cell: ({ target }) => <span lang={htmlOf(lang)}>{target}</span> },
        ]}
      />
      <More shown={plan.unknown.length} all={plan.unknownCount} />
    </Details>
  )
}

function More({ shown, all }: { shown: number; all: number }) {
  const t = useTranslationWords()
  return all > shown ? <p>{t('brought.more', { shown, all })}</p> : null
}

interface ApplyProps {
  data: TextFilesData
  brought: Brought
  plan: Plan
  isRefused: boolean
}

function Apply({ data, brought, plan, isRefused }: ApplyProps) {
  const t = useTranslationWords()
  const isOffered = !isRefused && data.mayWrite
  return (
    <form method="post" encType="multipart/form-data">
      <FormKey />
      <input type="hidden" name="importId" value={brought.id} readOnly />
      <input type="hidden" name="seen" value={plan.seen} readOnly />
      {plan.conflictCount > 0 && <Conflicts data={data} plan={plan} isOffered={isOffered} />}
      {plan.texts.length > 0 && <h3>{t('texts.title', { count: plan.textCount })}</h3>}
      {plan.texts.map((it) => (
        <Details key={it.key} summary={<Summary text={it} />}>
          <TextChange data={data} text={it} />
        </Details>
      ))}
      <More shown={plan.texts.length} all={plan.textCount} />
      {isOffered && (
        <>
          <p>{t('apply.text')}</p>
          <Button name="act" value="apply">
            {t('apply')}
          </Button>
        </>
      )}
    </form>
  )
}

function Conflicts({ data, plan, isOffered }: Pick<ApplyProps, 'data' | 'plan'> & { isOffered: boolean }) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  const both = (['file', 'here'] as const).map((value) => ({ value, label: t(`decide.${value}`) }))
  return (
    <>
      <h3>{t('conflicts.title', { count: plan.conflictCount })}</h3>
      <p>{t('conflicts.text')}</p>
      {isOffered && (
        <RadioGroup
          name="all"
          label={t('decide.all')}
          options={[...both, { value: '', label: t('decide.each') }]}
          defaultValue=""
        />
      )}
      {plan.conflicts.map((it) => (
        <fieldset key={it.key} className="field">
          <legend>
            <Summary text={it} />
          </legend>
          <TextChange data={data} text={it} />
          {isOffered && (
            <RadioGroup
              name={`decide.${it.key}`}
              label={t('decide.text', { item: it.item, field: label(it.name) })}
              options={both}
            />
          )}
        </fieldset>
      ))}
      {plan.conflictCount > plan.conflicts.length && (
        <p>{t('conflicts.more', { shown: plan.conflicts.length, all: plan.conflictCount })}</p>
      )}
    </>
  )
}

function Summary({ text: { item, name, kind } }: { text: PlannedText }) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  return (
    <>
      <span className="code">{item}</span> {label(name)} ({t(`change.${kind}`)})
    </>
  )
}
