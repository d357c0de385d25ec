import { useActionData, useLoaderData } from 'react-router'
import { textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  errorOf,
  Notice,
  Page,
  RadioGroup,
  Refusal,
  SubmitButton,
  TextArea,
  Wording,
} from '../../../web/parts/index.ts'
import { paragraphsOf } from '../../assessment/index.ts'
import { langOfContent } from '../../assessment/parts/langs.ts'
import { Levels } from '../../assessment/parts/RulePane.tsx'
import { useReplyWords } from '../../reply/words.ts'
import { saveFindingReply } from '../commands.server.ts'
import type { Reasons } from '../model.ts'
import { performOwn, readOwn } from '../own-pages.server.ts'
import { FindingText } from '../parts/FindingText.tsx'
import { OwnFiles } from '../parts/OwnFiles.tsx'
import { SaidReply } from '../parts/SaidReply.tsx'
import { readFinding } from '../respondent-queries.server.ts'
import { useFindingWords } from '../words.ts'

export const loader = readOwn(readFinding, ({ params }) => ({ number: params['number'] }))

export const action = performOwn(saveFindingReply, {
  input: (form, { params }) => ({
    number: params['number'],
    version: textOf(form, 'version'),
    says: textOf(form, 'says'),
    reasons: [...form.entries()].flatMap(([name, text]) =>
      name.startsWith('reason.') && typeof text === 'string' ? [{ paragraph: Number(name.slice(7)), text }] : [],
    ),
  }),
  then: (_saved, { params }) => `/f/${params['reference']}/findings?done=saved`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** One finding, and what the institution says to it. */
export default function OwnFindingPage() {
  const loaded = useLoaderData<typeof loader>()
  const { hearing, finding, indicator, count, isOpen } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const r = useReplyWords()
  const title = t('one.title', { number: finding.number, count })
  return (
    <Page title={<Wording text={indicator.title} />} lead={title}>
      <title>{refused ? `${r('error-title')} ${title}` : title}</title>
      {refused?.code === 'kit.conflict' ? (
        <Notice kind="attention" title={t('reply.conflict')} />
      ) : (
        <Refusal refused={refused} labels={{ says: t('reply.says'), 'reason.0': t('reply.whole') }} />
      )}
      <p>
        <Wording text={indicator.question} />
      </p>
      <FindingText body={finding.body} />
      <h2>{t('one.rule')}</h2>
      <Levels indicator={indicator} />
      <section aria-labelledby="reply">
        <h2 id="reply">{t('reply.title')}</h2>
        {isOpen ? (
          <ReplyForm loaded={loaded} refused={refused} />
        ) : (
          <SaidReply says={finding.sentSays} reasons={finding.reasons} />
        )}
      </section>
      {finding.decision !== null && (
        <section aria-labelledby="decision">
          <h2 id="decision">{t('public.decision')}</h2>
          <p>
            <strong>{t(`decision.${finding.decision as 'upheld'}`)}</strong>
          </p>
          <p lang={langOfContent(finding.reasonLang ?? 'en')}>{finding.reason}</p>
        </section>
      )}
      <OwnFiles reference={hearing.reference} number={finding.number} files={finding.files} isOpen={isOpen} />
      <p>
        <a href={`/f/${hearing.reference}/findings`}>{t('own.back')}</a>
      </p>
    </Page>
  )
}

function ReplyForm({ loaded: { finding }, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const t = useFindingWords()
  const stood = refused?.code === 'kit.conflict' ? (refused.details as Stood) : undefined
  const paragraphs = paragraphsOf(finding.body.narrative)
  const said = (paragraph: number) =>
    refused
      ? refused.typed[`reason.${paragraph}`]
      : finding.reasons.find((reason) => reason.paragraph === paragraph)?.text
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="version" value={stood?.version ?? finding.draftVersion ?? 0} />
      {stood && <SaidReply {...stood.theirs} />}
      <p className="hint">{t('reply.hint')}</p>
      <RadioGroup
        name="says"
        label={t('reply.says')}
        error={errorOf(refused, 'says')}
        defaultValue={(refused ? refused.typed['says'] : finding.says) ?? undefined}
        options={[
          { value: 'agrees', label: t('reply.agrees') },
          { value: 'disputes', label: t('reply.disputes') },
        ]}
      />
      <TextArea
        name="reason.0"
        label={t('reply.whole')}
        error={errorOf(refused, 'reason.0')}
        defaultValue={said(0)}
        optional
      />
      {paragraphs.map((paragraph, at) => (
        <TextArea
          key={paragraph}
          name={`reason.${at + 1}`}
          label={t('reply.paragraph', { number: at + 1 })}
          defaultValue={said(at + 1)}
          rows={3}
          optional
        />
      ))}
      <SubmitButton>{t('reply.save')}</SubmitButton>
    </form>
  )
}

interface Stood {
  readonly version: number
  readonly theirs: { readonly says: string | null; readonly reasons: Reasons }
}
