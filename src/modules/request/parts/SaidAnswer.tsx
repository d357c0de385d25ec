import { doubts, read, type Breakdowns, type Doubt } from '../../../answers/index.ts'
import { formatDay, formatInstant } from '../../../locale/index.ts'
import { AnswerText, useSay } from '../../../web/answers/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { DeclineGround } from '../answer-model.ts'
import { explanationsIn, givenIn, lastIn, shapeFor } from '../answered.ts'
import type { AskedQuestion } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'

interface Props {
  question: AskedQuestion
  breakdowns: Breakdowns
  /** What looks doubtful between this answer and another one, or another year. */
  across?: readonly Doubt[] | undefined
}

/** What is said to a question, with its doubts and what the institution says to them: as it is published. */
export function SaidAnswer({ question, breakdowns, across }: Props) {
  const t = useRequestWords()
  const locale = useLocale()
  const { kind, ground, reason, source, note, quality, suggestedInstitution, proposedOn } = question
  if (kind === null) return <span className="muted">{t('said.nothing')}</span>
  return (
    <>
      {kind === 'value' && <Value question={question} breakdowns={breakdowns} across={across} />}
      {kind === 'declined' && (
        <p>
          {t(`said.ground.${(ground ?? 'other') as DeclineGround}`)}: {reason}
        </p>
      )}
      {suggestedInstitution !== null && <p>{t('said.suggested', { name: suggestedInstitution })}</p>}
      {proposedOn !== null && <p>{t('said.proposed', { day: formatDay(locale, proposedOn) })}</p>}
      {(kind === 'no-data-kept' || kind === 'not-applicable') && <p>{t(`said.${kind}`)}</p>}
      {kind === 'value' && quality !== null && <p className="small">{t(`said.quality.${quality as 'records'}`)}</p>}
      {source && (
        <p className="small">
          {t('said.source')}: {source}
        </p>
      )}
      {note && <p className="small">{note}</p>}
      <Entered question={question} />
    </>
  )
}

/** Of what came on paper or by mail: who of us entered it, and when. The institution reads this too. */
export function Entered({ question: { enteredByName, cameBy, savedAt, page } }: { question: AskedQuestion }) {
  const t = useRequestWords()
  const locale = useLocale()
  if (enteredByName === null || cameBy === null || savedAt === null || cameBy === 'web') return null
  const said = t(`said.entered.${cameBy as 'paper'}`, { name: enteredByName, page: page ?? 'none' })
  return (
    <p className="small">
      {said} {t('said.entered.at', { at: formatInstant(locale, savedAt) })}
    </p>
  )
}

function Value({ question, breakdowns, across = [] }: Props) {
  const t = useRequestWords()
  const locale = useLocale()
  const say = useSay()
  const shape = shapeFor(question, breakdowns)
  const { cells } = read(locale, shape, givenIn(question))
  const last = lastIn(question)
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  const explanations = explanationsIn(question)
  return (
    <>
      <AnswerText shape={shape} cells={cells} withGiven />
      {[...doubts({ locale }, shape, cells, before), ...across].map((doubt) => (
        <p key={doubt.id} className="small">
          {say(doubt)}{' '}
          {explanations[doubt.id] ? (
            <>
              {t('said.explained')} <q>{explanations[doubt.id]}</q>
            </>
          ) : (
            <span className="muted">{t('said.unexplained')}</span>
          )}
        </p>
      ))}
    </>
  )
}
