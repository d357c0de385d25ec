import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatDay, formatInstant } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  ButtonLink,
  errorOf,
  Notice,
  Page,
  RadioGroup,
  Refusal,
  SelectField,
  TextArea,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { langOfContent, languageOptions } from '../../assessment/parts/langs.ts'
import { decideFinding, keepRepliedFile, withdrawFindings } from '../commands.server.ts'
import { readHearing } from '../desk-queries.server.ts'
import { DECISIONS } from '../model.ts'
import { FindingText } from '../parts/FindingText.tsx'
import { HeardState } from '../parts/HeardState.tsx'
import { SaidReply } from '../parts/SaidReply.tsx'
import { useFindingWords } from '../words.ts'

export const loader = read(readHearing, ({ params }) => ({ id: params['id'] }))

const backTo =
  (done: string) =>
  (_output: unknown, { params }: { params: Readonly<Record<string, string | undefined>> }) =>
    `/app/findings/${params['id']}?done=${done}`

export const action = performOneOf({
  decide: [
    decideFinding,
    {
      input: (form) => ({
        findingId: textOf(form, 'findingId'),
        replyId: textOf(form, 'replyId'),
        decision: textOf(form, 'decision'),
        reason: textOf(form, 'reason'),
        reasonLang: textOf(form, 'reasonLang'),
      }),
      then: backTo('decided'),
    },
  ],
  keep: [
    keepRepliedFile,
    { input: (form, { params }) => ({ id: params['id'], file: textOf(form, 'file') }), then: backTo('saved') },
  ],
  withdraw: [
    withdrawFindings,
    { input: (form, { params }) => ({ id: params['id'], reason: textOf(form, 'reason') }), then: backTo('saved') },
  ],
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Finding = Loaded['findings'][number]

/** What one institution was sent, what it says to each, and what is decided: side by side, as it will be published. */
export default function HearingPage() {
  const loaded = useLoaderData<typeof loader>()
  const { hearing, findings, mayPlan } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const done = search.get('done')
  const title = t('hearing.title', { reference: hearing.reference })
  const at = formatInstant(locale, hearing.sentAt)
  return (
    <Page title={title} lead={hearing.nameLocal}>
      <title>{title}</title>
      {(done === 'decided' || done === 'saved') && <Notice kind="success" title={t(`done.${done}`)} />}
      <Refusal refused={refused} labels={{ decision: t('decide.what'), reason: t('decide.reason') }} />
      {hearing.withdrawnReason !== null && (
        <Notice kind="info" title={t('hearing.withdrawn', { reason: hearing.withdrawnReason })} />
      )}
      <p>
        <a href={`/app/cycles/${hearing.cycleId}/findings`}>{t('desk.link')}</a> ·{' '}
        {t('hearing.sent', { at, day: formatDay(locale, hearing.repliesUntil) })}
      </p>
      {findings.map((it) => (
        <OneFinding key={it.id} it={it} loaded={loaded} refused={refused} />
      ))}
      {mayPlan && hearing.withdrawnAt === null && findings.every(({ replyId }) => replyId === null) && (
        <form method="post" noValidate>
          <FormKey />
          <TextArea name="reason" label={t('hearing.withdraw.reason')} error={errorOf(refused, 'reason')} rows={2} />
          <Button kind="danger" name="act" value="withdraw">
            {t('hearing.withdraw')}
          </Button>
        </form>
      )}
    </Page>
  )
}

interface OneProps {
  readonly it: Finding
  readonly loaded: Loaded
  readonly refused: Refused | undefined
}

function OneFinding({ it, loaded, refused }: OneProps) {
  const t = useFindingWords()
  return (
    <section aria-labelledby={`n${it.number}`}>
      <h2 id={`n${it.number}`}>
        {it.indicatorCode} <Wording text={it.title} />
      </h2>
      <p>
        <HeardState state={it.state} /> <a href={`/app/review/${it.assessmentId}`}>{t('hearing.review')}</a>
        {it.isChanged && ` · ${t('hearing.changed')}`}
      </p>
      <div className="columns">
        <div>
          <FindingText body={it.body} />
        </div>
        <div>
          <h3>{t('public.reply.head')}</h3>
          {it.replyId !== null && <SaidReply says={it.says} reasons={it.reasons} />}
          <Files it={it} />
          {it.decision !== null && (
            <>
              <h3>{t('public.decision')}</h3>
              <p>
                <strong>{t(`decision.${it.decision as 'upheld'}`)}</strong>
              </p>
              <p lang={langOfContent(it.reasonLang ?? 'en')}>{it.reason}</p>
            </>
          )}
          {it.replyId !== null && it.decision === null && loaded.mayDecide && <Decide it={it} refused={refused} />}
        </div>
      </div>
    </section>
  )
}

function Files({ it }: { it: Finding }) {
  const t = useFindingWords()
  if (it.files.length === 0) return null
  return (
    <ul>
      {it.files.map(({ id, name, evidenceId }) => (
        <li key={id}>
          <p>
            <a href={`/app/findings/${it.hearingId}/files/${id}`}>{name}</a>
          </p>
          {evidenceId === null ? (
            <form method="post">
              <FormKey />
              <input type="hidden" name="file" value={id} />
              <Button kind="secondary" name="act" value="keep">
                {t('hearing.file.keep')}
              </Button>
            </form>
          ) : (
            <a href={`/app/evidence/${evidenceId}`}>{t('hearing.file.kept')}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Who wrote a part of it is told that somebody else decides. */
function Decide({ it, refused }: Pick<OneProps, 'it' | 'refused'>) {
  const t = useFindingWords()
  const [search] = useSearchParams()
  if (it.isMine) return <p>{t('decide.mine')}</p>
  // One form at a time: a field of one finding is never labelled by that of another.
  if (search.get('decide') !== String(it.number))
    return (
      <p>
        <ButtonLink kind="secondary" href={`/app/findings/${it.hearingId}?decide=${it.number}#n${it.number}`}>
          {t('decide.title')}
        </ButtonLink>
      </p>
    )
  return (
    <form method="post" noValidate>
      <h3>{t('decide.title')}</h3>
      <FormKey />
      <input type="hidden" name="findingId" value={it.id} />
      <input type="hidden" name="replyId" value={it.replyId ?? ''} />
      <RadioGroup
        name="decision"
        label={t('decide.what')}
        error={errorOf(refused, 'decision')}
        defaultValue={refused?.typed['decision']}
        options={DECISIONS.map((each) => ({ value: each, label: t(`decision.${each}`) }))}
      />
      <TextArea
        name="reason"
        label={t('decide.reason')}
        hint={t('decide.reason.hint')}
        error={errorOf(refused, 'reason')}
        defaultValue={refused?.typed['reason']}
      />
      <SelectField
        name="reasonLang"
        label={t('decide.lang')}
        defaultValue={refused?.typed['reasonLang'] ?? it.body.narrativeLang}
        options={languageOptions}
      />
      <Button name="act" value="decide">
        {t('decide.submit')}
      </Button>
    </form>
  )
}
