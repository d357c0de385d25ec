import { textIn } from '../../../kit/local-text.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Details, Notice, RadioGroup } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FilesData } from '../pages/files.tsx'
import { useExchangeWords } from '../words.ts'
import { FormQuestions } from './FormQuestions.tsx'
import { ItemChanges } from './ItemChanges.tsx'
import { useProblemWords } from './problem-words.ts'
import { Remarks } from './Remarks.tsx'

type Brought = NonNullable<FilesData['brought']>
export type Shown = NonNullable<Brought['plan']>['items'][number]

/** What a file would do, before anything is written. */
export function BroughtFile({ data, brought }: { data: FilesData; brought: Brought }) {
  const t = useExchangeWords()
  const { plan, fileName } = brought
  if (!plan) return <Notice kind="info" title={t('brought.applied', { name: fileName })} />
  const isRefused = plan.problemCount > 0
  const isOpen = brought.form?.asks.into === true || brought.form?.asks.lang === true
  return (
    <section aria-labelledby="brought">
      <h2 id="brought">{t('brought.title', { name: fileName })}</h2>
      {brought.form && <FormQuestions id={brought.id} form={brought.form} />}
      {!isOpen && <p>{t('brought.counts', plan.counts)}</p>}
      {plan.changesNothing && !isRefused && !isOpen && (
        <Notice kind="info" title={t('brought.nothing')}>
          <p>{t('brought.nothing.text')}</p>
        </Notice>
      )}
      {plan.others.length > 0 && <p>{t('brought.others', { heads: plan.others.join(', ') })}</p>}
      {plan.strangers > 0 && <p>{t('brought.strangers', { count: plan.strangers })}</p>}
      {isRefused && <Problems plan={plan} />}
      {!isOpen && <Remarks plan={plan} />}
      {!plan.changesNothing && <Apply data={data} brought={brought} plan={plan} isRefused={isRefused} />}
    </section>
  )
}

function Problems({ plan }: { plan: NonNullable<Brought['plan']> }) {
  const t = useExchangeWords()
  const words = useProblemWords()
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
          {
            key: 'cell',
            head: t('cell'),
            isRowHead: true,
            cell: ({ address }) => <span className="code">{address}</span>,
          },
          { key: 'what', head: t('problems.what'), cell: words },
        ]}
      />
      {plan.problemCount > plan.problems.length && (
        <p>{t('more', { shown: plan.problems.length, all: plan.problemCount })}</p>
      )}
    </>
  )
}

interface ApplyProps {
  data: FilesData
  brought: Brought
  plan: NonNullable<Brought['plan']>
  isRefused: boolean
}

function Apply({ data, brought, plan, isRefused }: ApplyProps) {
  const t = useExchangeWords()
  const isOffered = !isRefused && data.mayEdit
  return (
    <form method="post" encType="multipart/form-data">
      <FormKey />
      <input type="hidden" name="importId" value={brought.id} readOnly />
      <input type="hidden" name="revision" value={data.version.revision} readOnly />
      {brought.form?.into && <input type="hidden" name="into" value={brought.form.into} readOnly />}
      {brought.form?.lang && <input type="hidden" name="lang" value={brought.form.lang} readOnly />}
      {plan.conflictCount > 0 && <Conflicts data={data} plan={plan} isOffered={isOffered} />}
      {plan.items.length > 0 && <h3>{t('items.title', { count: plan.itemCount })}</h3>}
      {plan.items.map((it) => (
        <Details key={it.code} summary={<Summary item={it} />}>
          <ItemChanges data={data} item={it} />
        </Details>
      ))}
      {plan.itemCount > plan.items.length && <p>{t('more', { shown: plan.items.length, all: plan.itemCount })}</p>}
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

function Conflicts({ data, plan, isOffered }: Omit<ApplyProps, 'brought' | 'isRefused'> & { isOffered: boolean }) {
  const t = useExchangeWords()
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
        <fieldset key={it.code} className="field">
          <legend>
            <Summary item={it} />
          </legend>
          <ItemChanges data={data} item={it} />
          {isOffered && (
            <RadioGroup name={`item.${it.code}`} label={t('decide.item', { code: it.code })} options={both} />
          )}
        </fieldset>
      ))}
      {plan.conflictCount > plan.conflicts.length && (
        <p>{t('conflicts.more', { shown: plan.conflicts.length, all: plan.conflictCount })}</p>
      )}
    </>
  )
}

function Summary({ item }: { item: Shown }) {
  const t = useExchangeWords()
  const locale = useLocale()
  const title = item.title ? textIn(item.title, locale).text : (item.given ?? '')
  return (
    <>
      <span className="code">{item.code}</span> {title} ({t(`kind.${item.kind}`)})
    </>
  )
}
