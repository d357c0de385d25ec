import { contentLang, formatInstant } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, Details, errorOf, RadioGroup, SelectField, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { DoubleData } from '../pages/double.tsx'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { answerOptions } from './DecideDouble.tsx'
import { languageOptions, langOfContent } from './langs.ts'

interface Props {
  readonly data: DoubleData
  readonly refused: Refused | undefined
}

/** Third opinions, dissent, and what is proposed to the rule. */
export function OnRecord({ data, refused }: Props) {
  return (
    <>
      <Opinions data={data} refused={refused} />
      <Dissents data={data} refused={refused} />
      <Proposals data={data} refused={refused} />
    </>
  )
}

/** What was typed into one of the page's forms, where that one was refused. */
function typedIn(refused: Refused | undefined, act: string) {
  const isThis = refused?.typed['act'] === act
  return {
    typed: isThis ? refused.typed : {},
    wrong: (field: string) => (isThis ? errorOf(refused, field) : undefined),
  }
}

function Opinions({ data: { opinions, isAsked, adjudication }, refused }: Props) {
  const t = useAssessmentWords()
  const { typed, wrong } = typedIn(refused, 'opinion')
  if (opinions.length === 0) return null
  return (
    <section aria-labelledby="opinions-title">
      <h2 id="opinions-title">{t('double.third')}</h2>
      <ul className="desk-list">
        {opinions.map(({ id, of, by, rating, missing, reason, givenAt }) => (
          <li key={id}>
            {givenAt === null ? (
              t('double.third.asked', { of, by })
            ) : (
              <>
                {of}: <Answer rating={rating} missing={missing} />
                <p className="desk-text">{reason}</p>
              </>
            )}
          </li>
        ))}
      </ul>
      {isAsked && !adjudication && (
        <form method="post" noValidate>
          <FormKey />
          <RadioGroup
            name="answer"
            label={t('double.third.yours')}
            error={wrong('answer')}
            defaultValue={typed['answer']}
            options={answerOptions()}
          />
          <TextArea
            name="reason"
            label={t('double.third.reason')}
            rows={3}
            error={wrong('reason')}
            defaultValue={typed['reason']}
          />
          <Button name="act" value="opinion">
            {t('double.third.give')}
          </Button>
        </form>
      )}
    </section>
  )
}

function Dissents({ data: { dissents, mayDissent, adjudication }, refused }: Props) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const { typed, wrong } = typedIn(refused, 'dissent')
  if (!adjudication || adjudication.kind === 'agreed') return null
  return (
    <section aria-labelledby="dissent-title">
      <h2 id="dissent-title">{t('double.dissent')}</h2>
      {dissents.length === 0 && <p>{t('double.dissent.none')}</p>}
      <ol className="desk-list">
        {dissents.map(({ id, by, at, body }) => (
          <li key={id}>
            <strong>
              {by}, {formatInstant(locale, at)}
            </strong>
            <p className="desk-text">{body}</p>
          </li>
        ))}
      </ol>
      {mayDissent && (
        <form method="post" noValidate>
          <FormKey />
          <TextArea
            name="body"
            label={t('double.dissent.write')}
            rows={3}
            error={wrong('body')}
            defaultValue={typed['body']}
          />
          <Button kind="secondary" name="act" value="dissent">
            {t('double.dissent.record')}
          </Button>
        </form>
      )}
    </section>
  )
}

function Proposals({ data: { proposals, double }, refused }: Props) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const { typed, wrong } = typedIn(refused, 'propose')
  return (
    <section aria-labelledby="proposals-title">
      <h2 id="proposals-title">{t('double.proposals')}</h2>
      {proposals.length === 0 && <p>{t('double.proposals.none')}</p>}
      <ul className="desk-list">
        {proposals.map(({ id, by, body, lang }) => (
          <li key={id}>
            {by}: <span lang={langOfContent(lang)}>{body}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/app/instrument/proposals?code=${double.code}`}>{t('double.proposals.all')}</a>
      </p>
      <Details summary={t('double.propose')} open={typed['act'] === 'propose'}>
        <form method="post" noValidate>
          <FormKey />
          <TextArea name="text" label={t('double.body')} rows={3} error={wrong('text')} defaultValue={typed['text']} />
          <SelectField
            name="lang"
            label={t('rating.language')}
            options={languageOptions}
            defaultValue={typed['lang'] ?? contentLang(locale)}
          />
          <Button kind="secondary" name="act" value="propose">
            {t('double.propose')}
          </Button>
        </form>
      </Details>
    </section>
  )
}
