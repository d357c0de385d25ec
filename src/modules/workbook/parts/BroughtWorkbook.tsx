import { useSay } from '../../../web/answers/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Checkbox, DataTable, Notice, RadioGroup } from '../../../web/parts/index.ts'
import type { readReplyWorkbook } from '../queries.server.ts'
import { useWorkbookWords } from '../words.ts'
import { useProblemWords, useStanding } from './said-words.ts'

export type Brought = NonNullable<Awaited<ReturnType<(typeof readReplyWorkbook)['run']>>['brought']>
type Field = Brought['fields'][number]

interface Props {
  brought: Brought
  /** Whether it may be taken over now. */
  isOpen: boolean
}

/** What a workbook says, cell by cell, before any of it counts. */
export function BroughtWorkbook({ brought, isOpen }: Props) {
  const t = useWorkbookWords()
  const { counts, isRefused, changesNothing } = brought
  return (
    <section aria-labelledby="brought">
      <h2 id="brought">{t('brought.title', { name: brought.name })}</h2>
      <p>{t('brought.counts', counts)}</p>
      <p className="muted small">{t('brought.kept')}</p>
      {brought.isOurs === false && <Notice kind="attention" title={t('brought.not-ours')} />}
      {brought.strangers > 0 && <p>{t('brought.strangers', { count: brought.strangers })}</p>}
      {changesNothing && <Notice kind="info" title={t('brought.nothing')} />}
      {counts.problems > 0 && <Problems brought={brought} />}
      {!changesNothing && <Apply brought={brought} isOffered={isOpen && !isRefused} />}
    </section>
  )
}

function Problems({ brought: { problems, counts } }: { brought: Brought }) {
  const t = useWorkbookWords()
  const words = useProblemWords()
  return (
    <>
      <Notice kind="error" title={t('problems.title', { count: counts.problems })}>
        <p>{t('problems.text')}</p>
      </Notice>
      <DataTable
        caption={t('problems.caption')}
        rows={problems.map((it, at) => ({ ...it, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          {
            key: 'cell',
            head: t('col.cell'),
            isRowHead: true,
            cell: ({ address }) => <span className="code">{address}</span>,
          },
          { key: 'problem', head: t('col.problem'), cell: words },
        ]}
      />
      {counts.problems > problems.length && <p>{t('more', { shown: problems.length, all: counts.problems })}</p>}
    </>
  )
}

function Apply({ brought, isOffered }: { brought: Brought; isOffered: boolean }) {
  const t = useWorkbookWords()
  const { counts, fields } = brought
  const all = counts.new + counts.changed
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="file" value={brought.id} readOnly />
      <input type="hidden" name="seen" value={brought.seen} readOnly />
      {fields.length > 0 && <Fields fields={fields} />}
      {all > fields.length && <p>{t('more', { shown: fields.length, all })}</p>}
      {counts.conflicts > 0 && <Conflicts brought={brought} isOffered={isOffered} />}
      {brought.doubtfulCount > 0 && <Doubtful brought={brought} isOffered={isOffered} />}
      {brought.doubts.length > 0 && <Doubts brought={brought} />}
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

function useColumns() {
  const t = useWorkbookWords()
  const standing = useStanding()
  return {
    cell: {
      key: 'cell',
      head: t('col.cell'),
      isRowHead: true,
      cell: ({ address, kind }: Field) => (
        <>
          <span className="code">{address}</span>
          {(kind === 'new' || kind === 'changed') && <div className="small">{t(`kind.${kind}`)}</div>}
        </>
      ),
    },
    question: {
      key: 'question',
      head: t('col.question'),
      cell: ({ number, field, label }: Field) =>
        `${number}. ${label ?? t(`head.${field as 'what' | 'source' | 'note'}`)}`,
    },
    was: {
      key: 'was',
      head: t('col.was'),
      cell: ({ field, was }: Field) => (was === null ? t('unknown') : standing(field, was)),
    },
    here: { key: 'here', head: t('col.here'), cell: ({ field, here }: Field) => standing(field, here) },
    file: {
      key: 'file',
      head: t('col.file'),
      cell: ({ field, file, written }: Field) => (
        <>
          {standing(field, file)}
          {written !== null && <div className="small muted">{t('written', { written })}</div>}
        </>
      ),
    },
  }
}

const keyOf = ({ number, field }: Field) => `${number} ${field}`

function Fields({ fields }: { fields: readonly Field[] }) {
  const t = useWorkbookWords()
  const { cell, question, here, file } = useColumns()
  return <DataTable caption={t('fields.caption')} rows={fields} keyOf={keyOf} columns={[cell, question, here, file]} />
}

function Conflicts({ brought, isOffered }: { brought: Brought; isOffered: boolean }) {
  const t = useWorkbookWords()
  const { cell, question, was, here, file } = useColumns()
  const both = (['file', 'here'] as const).map((value) => ({ value, label: t(`decide.${value}`) }))
  return (
    <>
      <h3>{t('conflicts.title')}</h3>
      <p>{t('conflicts.text')}</p>
      <DataTable
        caption={t('conflicts.title')}
        rows={brought.conflicts}
        keyOf={keyOf}
        columns={[cell, question, was, here, file]}
      />
      {isOffered && (
        <>
          <RadioGroup
            name="all"
            label={t('decide.all')}
            options={[...both, { value: '', label: t('decide.each') }]}
            defaultValue=""
          />
          {brought.conflictQuestions.map((number) => (
            <RadioGroup
              key={number}
              name={`conflict.${number}`}
              label={t('decide.question', { number })}
              options={both}
            />
          ))}
        </>
      )}
    </>
  )
}

function Doubtful({ brought, isOffered }: { brought: Brought; isOffered: boolean }) {
  const t = useWorkbookWords()
  const { doubtful } = brought
  return (
    <>
      <h3>{t('doubtful.title')}</h3>
      <p>{t('doubtful.text')}</p>
      {isOffered ? (
        <>
          <Checkbox name="takesAll" label={t('doubtful.all')} />
          {doubtful.map(({ number, address, wording }) => (
            <Checkbox
              key={number}
              name={`take.${number}`}
              label={t('doubtful.question', { number, address })}
              hint={wording}
            />
          ))}
        </>
      ) : (
        <ul>
          {doubtful.map(({ number, address, wording }) => (
            <li key={number}>
              {t('doubtful.question', { number, address })}: {wording}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Doubts({ brought: { doubts } }: { brought: Brought }) {
  const t = useWorkbookWords()
  const say = useSay()
  return (
    <Notice kind="attention" title={t('doubts.title')}>
      <p>{t('doubts.text')}</p>
      <ul>
        {doubts.map(({ number, doubt }) => (
          <li key={`${number} ${doubt.id}`}>
            {t('decide.question', { number })}: {say(doubt)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
