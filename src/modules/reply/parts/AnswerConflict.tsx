import { z } from 'zod'
import type { Breakdowns } from '../../../answers/index.ts'
import { formatInstant } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { AskedQuestion } from '../../request/queries.server.ts'
import { useReplyWords } from '../words.ts'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'

interface Loaded {
  readonly question: AskedQuestion
  readonly breakdowns: Breakdowns
}

const Theirs = z.object({ theirs: z.object({ savedAt: z.string() }).optional() })

/** Somebody else saved the question meanwhile: what stands now, beside what was typed. */
export function AnswerConflict({
  details,
  loaded: { question, breakdowns },
  isInstitutions = false,
}: {
  details: unknown
  loaded: Loaded
  /** What stands is the institution's own answer, and somebody of us enters another one. */
  isInstitutions?: boolean
}) {
  const t = useReplyWords()
  const locale = useLocale()
  const { theirs } = Theirs.catch({}).parse(details)
  return (
    <Notice kind="attention" title={t(isInstitutions ? 'transcribe.own' : 'question.conflict')}>
      {theirs && <p>{t('question.saved-by', { at: formatInstant(locale, theirs.savedAt) })}</p>}
      <h2>{t('question.conflict.theirs')}</h2>
      <SaidAnswer question={question} breakdowns={breakdowns} />
      <p>{t(isInstitutions ? 'transcribe.own.yours' : 'question.conflict.yours')}</p>
    </Notice>
  )
}
