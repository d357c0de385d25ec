import { htmlLang, isLocale } from '../../../locale/index.ts'
import { Wording } from '../../../web/parts/index.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'

type Figure = DeskData['figures'][number]

/** The way back from an observation: whose answer it is, to which question, on which page of the reply. */
export function Whence({ figure }: { figure: Pick<Figure, keyof Whenced> }) {
  const t = useAssessmentWords()
  const { requestId, reference, questionNumber, institution, page, evidenceId } = figure
  if (requestId === null || reference === null || questionNumber === null) return null
  return (
    <div>
      <a href={`/app/requests/${requestId}#question-${questionNumber}`}>
        {t('figures.whence', { institution: institution ?? '', reference, number: questionNumber })}
      </a>
      {page !== null && evidenceId !== null && (
        <>
          {' · '}
          <a href={`/app/evidence/${evidenceId}`}>{t('figures.page', { page })}</a>
        </>
      )}
    </div>
  )
}

type Whenced = Pick<Figure, 'requestId' | 'reference' | 'questionNumber' | 'institution' | 'page' | 'evidenceId'>

/** What looked doubtful in an answer, and what its institution says to it: kept as it is. */
export function AnswerFlags({ flags }: Pick<Figure, 'flags'>) {
  const t = useAssessmentWords()
  return flags.map(({ id, text, explanation, lang }) => (
    <div key={id}>
      <strong className="desk-flag">
        <Wording text={text} />
      </strong>{' '}
      {explanation === null ? (
        <span className="muted">{t('figures.unexplained')}</span>
      ) : (
        <>
          {t('figures.explained')} <q lang={isLocale(lang) ? htmlLang(lang) : undefined}>{explanation}</q>
        </>
      )}
    </div>
  ))
}
