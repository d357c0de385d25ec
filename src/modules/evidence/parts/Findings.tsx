import {
  Button,
  Checkbox,
  DataTable,
  errorOf,
  Notice,
  RadioGroup,
  Refusal,
  TextArea,
} from '../../../web/parts/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import type { Refused } from '../../../server/pages.ts'
import { SUSPECTED_KINDS, type SuspectedKind } from '../screen.ts'
import { SETTLED_AS, type SettledAs } from '../settled.ts'
import { useEvidenceWords } from '../words.ts'
import type { readEvidence } from '../queries.server.ts'

type Findings = Awaited<ReturnType<typeof readEvidence.run>>['findings']
type Finding = Findings['shown'][number]

interface Props {
  readonly findings: Findings
  readonly language: string
  readonly maySettle: boolean
  readonly refused: Refused | undefined
}

/** What in a source looks like a person's, and the form in which somebody says why it may stand there. */
export function Findings({ findings, language, maySettle, refused }: Props) {
  const t = useEvidenceWords()
  if (findings.shown.length === 0) return null
  const open = findings.shown.filter(({ settledAs }) => settledAs === null)
  const settled = findings.shown.filter(({ settledAs }) => settledAs !== null)
  return (
    <section id="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{t('findings.title')}</h2>
      {open.length > 0 && (
        <Notice kind="attention" title={t('findings.open')}>
          <p>{t('findings.how')}</p>
        </Notice>
      )}
      {open.length > 0 && maySettle && <Settle open={open} findings={findings} language={language} refused={refused} />}
      {open.length > 0 && !maySettle && <FindingList of={open} language={language} />}
      {settled.length > 0 && (
        <DataTable
          caption={t('findings.settled')}
          rows={settled}
          keyOf={({ kind, mark }) => `${kind} ${mark}`}
          columns={[
            {
              key: 'what',
              head: t('findings.what'),
              isRowHead: true,
              cell: (it) => <Where it={it} language={language} />,
            },
            { key: 'as', head: t('findings.as'), cell: (it) => t(`findings.as.${it.settledAs as SettledAs}`) },
            { key: 'reason', head: t('withdraw.reason'), cell: ({ reason }) => reason },
            { key: 'by', head: t('findings.by'), cell: ({ settledByName }) => settledByName },
          ]}
        />
      )}
    </section>
  )
}

function FindingList({ of, language }: { of: readonly Finding[]; language: string }) {
  return (
    <ul>
      {of.map((it) => (
        <li key={`${it.kind} ${it.mark}`}>
          <Where it={it} language={language} />
        </li>
      ))}
    </ul>
  )
}

function Where({
  it: { kind, before, found, after, page, place, count },
  language,
}: {
  it: Finding
  language: string
}) {
  const t = useEvidenceWords()
  const where =
    place === 'text' ? (page === null ? t('findings.in-text') : t('text.page', { page })) : t('findings.in-facts')
  return (
    <>
      {t(`findings.kind.${kind as SuspectedKind}`)} ({t('findings.times', { where, count })}):{' '}
      <span lang={language}>
        {before}
        <mark>{found}</mark>
        {after}
      </span>
    </>
  )
}

interface SettleProps {
  readonly open: readonly Finding[]
  readonly findings: Findings
  readonly language: string
  readonly refused: Refused | undefined
}

function Settle({ open, findings, language, refused }: SettleProps) {
  const t = useEvidenceWords()
  const many = findings.open.filter(({ count }) => count > 1)
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="act" value="settle" />
      <Refusal
        refused={refused}
        labels={{ marks: t('findings.choose'), reason: t('withdraw.reason'), settledAs: t('findings.as') }}
      />
      <fieldset id="marks" tabIndex={-1}>
        <legend>{t('findings.choose')}</legend>
        {many.map(({ kind, count }) => (
          <Checkbox
            key={kind}
            name={`kind.${kind}`}
            label={t('findings.all', { kind: t(`findings.kind.${kind as SuspectedKind}`), count })}
          />
        ))}
        {open.map((it) => (
          <Checkbox
            key={`${it.kind} ${it.mark}`}
            name={`mark.${it.mark}`}
            label={<Where it={it} language={language} />}
          />
        ))}
      </fieldset>
      <RadioGroup
        name="settledAs"
        label={t('findings.as')}
        error={errorOf(refused, 'settledAs')}
        defaultValue={refused?.typed['settledAs']}
        options={SETTLED_AS.map((value) => ({
          value,
          label: t(`findings.as.${value}`),
          hint: t(`findings.as.${value}.hint`),
        }))}
      />
      <TextArea
        name="reason"
        label={t('findings.reason')}
        rows={2}
        error={errorOf(refused, 'reason')}
        defaultValue={refused?.typed['reason']}
      />
      <Button kind="secondary">{t('findings.settle')}</Button>
    </form>
  )
}

/** What the form says. */
export function settledIn(form: FormData) {
  const ticked = [...form.keys()]
  return {
    marks: ticked.flatMap((name) => (name.startsWith('mark.') ? [name.slice(5)] : [])),
    kinds: SUSPECTED_KINDS.filter((kind) => ticked.includes(`kind.${kind}`)),
    settledAs: form.get('settledAs') ?? undefined,
    reason: form.get('reason') ?? '',
  }
}
