import { contentLang } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  Details,
  errorOf,
  Missing,
  Notice,
  RadioGroup,
  Rating,
  SelectField,
  TextArea,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { CAUSES } from '../double.ts'
import { MISSING_RATINGS, RATING_LEVELS } from '../model.ts'
import type { DoubleData } from '../pages/double.tsx'
import { useAssessmentWords } from '../words.ts'
import { languageOptions } from './langs.ts'

interface Props {
  readonly data: DoubleData
  readonly refused: Refused | undefined
}

/** What the two differ in, what stands, and why: one sentence is enough. */
export function DecideDouble({ data, refused }: Props) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const typed = refused?.typed['act'] === 'decide' ? refused.typed : {}
  const wrong = (field: string) => (refused?.typed['act'] === 'decide' ? errorOf(refused, field) : undefined)
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">{t('double.decide')}</h2>
      {data.isAgreed && (
        <Notice kind="info" title={t('double.same')}>
          <p>
            <a href="/app/review/double">{t('double.same.text')}</a>
          </p>
        </Notice>
      )}
      <form method="post" noValidate>
        <FormKey />
        <RadioGroup
          name="cause"
          label={t('double.cause')}
          error={wrong('cause')}
          defaultValue={typed['cause']}
          options={CAUSES.map((each) => ({ value: each, label: t(`double.cause.${each}`) }))}
        />
        <RadioGroup
          name="answer"
          label={t('double.decision')}
          error={wrong('answer')}
          defaultValue={typed['answer']}
          options={answerOptions()}
        />
        <TextArea
          name="reason"
          label={t('double.reason')}
          hint={t('double.reason.hint')}
          rows={3}
          error={wrong('reason')}
          defaultValue={typed['reason']}
        />
        <SelectField
          name="reasonLang"
          label={t('double.reason.lang')}
          options={languageOptions}
          defaultValue={typed['reasonLang'] ?? contentLang(locale)}
        />
        <TextArea
          name="proposal"
          label={t('double.proposal')}
          hint={t('double.proposal.hint')}
          rows={3}
          optional
          error={wrong('proposal')}
          defaultValue={typed['proposal']}
        />
        <Button name="act" value="decide">
          {t('double.settle')}
        </Button>
      </form>
      {data.thirds.length > 0 && (
        <Details summary={t('double.third.ask')}>
          <form method="post">
            <FormKey />
            <SelectField name="personId" label={t('double.third.whom')} options={data.thirds} />
            <Button kind="secondary" name="act" value="ask">
              {t('double.third.ask')}
            </Button>
          </form>
        </Details>
      )}
    </section>
  )
}

export function answerOptions() {
  return [
    ...RATING_LEVELS.map((level) => ({ value: String(level), label: <Rating value={level} /> })),
    ...MISSING_RATINGS.map((kind) => ({ value: kind, label: <Missing kind={kind} /> })),
  ]
}
