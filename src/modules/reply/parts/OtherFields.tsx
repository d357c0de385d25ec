import { partsOf, typedDay } from '../../../kit/entered-day.ts'
import type { Refused } from '../../../server/pages.ts'
import { DayField, errorOf, RadioGroup, TextArea, TextField } from '../../../web/parts/index.ts'
import type { AskedQuestion } from '../../request/queries.server.ts'
import { ANSWER_KINDS, DECLINE_GROUNDS } from '../../request/index.ts'
import { useReplyWords } from '../words.ts'

/** What was said to the question so far; nothing where it is said anew. */
type Standing = Pick<
  AskedQuestion,
  'kind' | 'quality' | 'source' | 'note' | 'ground' | 'reason' | 'suggestedInstitution' | 'proposedOn'
>

interface Props {
  readonly question: Standing
  readonly refused: Refused | undefined
  /** What was written and is not saved, by field. */
  readonly typed: Readonly<Record<string, string>> | undefined
}

/** What stands beside the figure itself: what it is, where it is from, or why there is none. */
export function OtherFields({ question, refused, typed: fields }: Props) {
  const t = useReplyWords()
  const typed = (name: string, standing: string | null) => fields?.[name] ?? standing ?? ''
  const field = (name: 'source' | 'note' | 'reason' | 'suggestedInstitution') => ({
    name,
    error: errorOf(refused, name),
    defaultValue: typed(name, question[name]),
  })
  return (
    <>
      <RadioGroup
        name="quality"
        label={t('question.quality')}
        optional
        options={(['records', 'estimate'] as const).map((value) => ({ value, label: t(`question.quality.${value}`) }))}
        defaultValue={typed('quality', question.quality)}
      />
      <TextField {...field('source')} label={t('question.source')} hint={t('question.source.hint')} optional />
      <TextArea {...field('note')} label={t('question.note')} rows={2} optional />
      <RadioGroup
        name="kind"
        label={t('question.what')}
        options={ANSWER_KINDS.map((value) => ({ value, label: t(`question.kind.${value}`) }))}
        defaultValue={typed('kind', question.kind) || 'value'}
        error={errorOf(refused, 'kind')}
      />
      <div className="when-declined">
        <RadioGroup
          name="ground"
          label={t('question.ground')}
          optional
          options={DECLINE_GROUNDS.map((value) => ({ value, label: t(`question.ground.${value}`) }))}
          defaultValue={typed('ground', question.ground)}
          error={errorOf(refused, 'ground')}
        />
        <TextArea
          {...field('reason')}
          label={t('question.reason')}
          hint={t('question.reason.hint')}
          rows={2}
          optional
        />
        <TextField {...field('suggestedInstitution')} label={t('question.suggested')} optional />
        <DayField
          name="proposedOn"
          label={t('question.proposed')}
          optional
          error={errorOf(refused, 'proposedOn')}
          defaultValue={typedDay(
            fields && { typed: fields },
            'proposedOn',
            question.proposedOn === null ? undefined : partsOf(question.proposedOn),
          )}
        />
      </div>
    </>
  )
}
