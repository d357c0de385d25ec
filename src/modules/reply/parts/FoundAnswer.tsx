import { formatInstant } from '../../../locale/index.ts'
import { Button, Notice } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Resent } from '../kept/resend.ts'
import { forget } from '../kept/store.ts'
import type { readQuestion } from '../question-queries.server.ts'
import { SaidAnswer } from '../../request/parts/SaidAnswer.tsx'
import { useReplyWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readQuestion)['run']>>

interface Props {
  readonly found: Resent['left'][number]
  readonly loaded: Loaded
  /** Puts it into the fields, where it does not stand already. */
  readonly putBack: (() => void) | undefined
}

/** What was written to this question on this computer and is not on the server: it stands in the fields again. */
export function FoundAnswer({ found, loaded, putBack }: Props) {
  const { question, breakdowns, keeping } = loaded
  const t = useReplyWords()
  const locale = useLocale()
  const isOlder = found.version !== (question.answerVersion ?? 0)
  const at = formatInstant(locale, new Date(found.keptAt).toISOString())
  const putAway = () => void forget(keeping, question.number).finally(() => window.location.reload())
  return (
    <Notice kind="attention" title={isOlder ? t('question.conflict') : t('kept.found', { at })}>
      {isOlder && (
        <>
          {question.savedAt !== null && (
            <p>{t('question.saved-by', { at: formatInstant(locale, question.savedAt) })}</p>
          )}
          <h2>{t('question.conflict.theirs')}</h2>
          <SaidAnswer question={question} breakdowns={breakdowns} />
        </>
      )}
      {found.refused !== undefined && <p>{found.refused}</p>}
      {putBack ? (
        <Button kind="secondary" type="button" onClick={putBack}>
          {t('kept.put-back')}
        </Button>
      ) : (
        <p>{t(isOlder ? 'question.conflict.yours' : 'kept.found.text')}</p>
      )}
      <Button kind="secondary" type="button" onClick={putAway}>
        {t('kept.put-away')}
      </Button>
    </Notice>
  )
}
