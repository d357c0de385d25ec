import type { Doubt } from '../../answers/index.ts'
import { Notice } from '../parts/Notice.tsx'
import { TextArea } from '../parts/TextArea.tsx'
import { cellName, explanationName } from './form.ts'
import { useAnswerWords, useSay } from './words.ts'

interface Props {
  doubts: readonly Doubt[]
  /** By the id of the doubt. */
  explanations?: Readonly<Record<string, string>> | undefined
  /** Cell names by key, for the way to the figure. */
  labels: Readonly<Record<string, string>>
}

/** What looks wrong and may be right: each asks for an explanation, and stops nobody. */
export function Doubts({ doubts, explanations = {}, labels }: Props) {
  const t = useAnswerWords()
  const say = useSay()
  return doubts.map((doubt) => {
    const [first] = doubt.cells
    return (
      <Notice key={doubt.id} kind="attention" title={say(doubt)}>
        {first !== undefined && (
          <p>
            <a href={`#${cellName(first)}`}>{t('input.to-figure', { figure: labels[first] ?? first })}</a>
          </p>
        )}
        <TextArea
          name={explanationName(doubt.id)}
          label={t('input.explanation')}
          rows={2}
          optional
          defaultValue={explanations[doubt.id]}
        />
      </Notice>
    )
  })
}
