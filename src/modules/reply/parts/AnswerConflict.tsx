import { z } from 'zod'
import { formatInstant } from '../../../locale/index.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { readQuestion } from '../question-queries.server.ts'
import { useReplyWords } from '../words.ts'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'

type Loaded = Awaited<ReturnType<(typeof readQuestion)['run']>>

const Theirs = z.object({ theirs: z.object({ savedAt: z.string() }).optional() })

/** Somebody else saved the question meanwhile: what stands now, beside what was typed. */
export function AnswerConflict({ details, loaded: { question, breakdowns } }: { details: unknown; loaded: Loaded }) {
  const t = useReplyWords()
  const locale = useLocale()
  const { theirs } = Theirs.catch({}).parse(details)
  return (
    <Notice kind="attention" title={t('question.conflict')}>
      {theirs && <p>{t('question.saved-by', { at: formatInstant(locale, theirs.savedAt) })}</p>}
      <h2>{t('question.conflict.theirs')}</h2>
      <SaidAnswer question={question} breakdowns={breakdowns} />
      <p>{t('question.conflict.yours')}</p>
    </Notice>
  )
}
