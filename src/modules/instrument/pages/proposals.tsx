import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  Empty,
  errorOf,
  Notice,
  Page,
  RadioGroup,
  Refusal,
  StatusChip,
  TextArea,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { answerProposal, readProposals } from '../proposals.server.ts'
import { useInstrumentWords } from '../words.ts'

export const loader = read(readProposals, ({ url }) => ({ code: url.searchParams.get('code') ?? undefined }))

export const action = perform(answerProposal, {
  input: (form) => ({ id: textOf(form, 'id'), state: textOf(form, 'state'), answer: textOf(form, 'answer') }),
  then: (_output, { url }) => `${url.pathname}?done=answered`,
})

type Row = Awaited<ReturnType<typeof loader>>['rows'][number]

export default function Proposals() {
  const { rows, code } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useInstrumentWords()
  const [search] = useSearchParams()
  const title = code === null ? t('proposals.title') : t('proposals.title-of', { code })
  return (
    <Page title={title} lead={t('proposals.lead')}>
      <title>{title}</title>
      {search.get('done') === 'answered' && <Notice kind="success" title={t('proposals.answered')} />}
      <Refusal refused={refused} labels={{ answer: t('proposals.answer'), state: t('proposals.becomes') }} />
      <p>
        <a href="/app/instrument">{t('designer.all')}</a>
        {code !== null && (
          <>
            {' '}
            · <a href="/app/instrument/proposals">{t('proposals.all')}</a>
          </>
        )}
      </p>
      {rows.length === 0 && (
        <Empty title={t('proposals.none.title')}>
          <p>{t('proposals.none.text')}</p>
        </Empty>
      )}
      {rows.map((row) => (
        <Proposal key={row.id} row={row} refused={refused} />
      ))}
    </Page>
  )
}

function Proposal({ row, refused }: { row: Row; refused: Refused | undefined }) {
  const t = useInstrumentWords()
  const locale = useLocale()
  const { id, code, versionCode, body, lang, by, madeAt, countryName, state, doubleId } = row
  const known = state === 'taken' || state === 'declined' ? state : 'open'
  return (
    <section aria-labelledby={`proposal-${id}`}>
      <h2 id={`proposal-${id}`}>
        <a href={`/app/instrument/${versionCode}?item=${code}`}>{code}</a>{' '}
        <StatusChip kind={known === 'taken' ? 'verified' : 'neutral'}>{t(`proposals.${known}`)}</StatusChip>
      </h2>
      <p lang={lang}>{body}</p>
      <p className="muted small">
        {by}, <Wording text={countryName} />, {formatInstant(locale, madeAt)}
        {doubleId !== null && (
          <>
            {' '}
            · <a href={`/app/review/double/${doubleId}`}>{t('proposals.from')}</a>
          </>
        )}
      </p>
      {row.answer !== null && (
        <p>
          {row.answeredBy}: {row.answer}
        </p>
      )}
      {known === 'open' && row.mayAnswer && <Answer id={id} refused={refused} />}
    </section>
  )
}

function Answer({ id, refused }: { id: string; refused: Refused | undefined }) {
  const t = useInstrumentWords()
  const own = refused?.typed['id'] === id ? refused : undefined
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="id" value={id} />
      <RadioGroup
        name="state"
        label={t('proposals.becomes')}
        error={errorOf(own, 'state')}
        defaultValue={own?.typed['state']}
        options={[
          { value: 'taken', label: t('proposals.taken') },
          { value: 'declined', label: t('proposals.declined') },
        ]}
      />
      <TextArea
        name="answer"
        label={t('proposals.answer')}
        rows={2}
        error={errorOf(own, 'answer')}
        defaultValue={own?.typed['answer']}
      />
      <Button kind="secondary">{t('proposals.send')}</Button>
    </form>
  )
}
