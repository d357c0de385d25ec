import { StatusChip } from '../../../web/parts/index.ts'
import { useEvidenceCodes } from '../../evidence/parts/EvidenceFields.tsx'
import type { SeenCitation } from '../seen.ts'
import { useAssessmentWords } from '../words.ts'
import { langOfContent } from './langs.ts'
import type { ReviewData } from './review-data.ts'

interface Props {
  seen: readonly SeenCitation[]
  /** The same places with what this person may open; undefined where they may not. */
  open: ReviewData['citations']
}

/** Each cited passage with its source, to be opened. */
export function JudgedCitations({ seen, open }: Props) {
  const t = useAssessmentWords()
  const { classWord, kindWord } = useEvidenceCodes()
  if (seen.length === 0) return t('evidence.none')
  return (
    <ol className="desk-list">
      {seen.map((it, place) => {
        const source = open[place]
        if (!source) return <li key={`${it.evidenceId} ${it.restricted}`}>{t('review.restricted')}</li>
        return (
          <li key={`${it.evidenceId} ${source.page} ${source.quotation}`}>
            <a href={`/app/evidence/${it.evidenceId}`} lang={langOfContent(source.language)}>
              {source.title}
            </a>{' '}
            <span className="muted small">
              {[kindWord(it.kind), it.author, it.publisher, it.publishedOn, classWord(it.class)]
                .filter(Boolean)
                .join(', ')}
            </span>{' '}
            {it.isWithdrawn && <StatusChip kind="stalled">{t('evidence.withdrawn')}</StatusChip>}
            {source.page !== null && (
              <div>
                {t('evidence.page')} {source.page}
              </div>
            )}
            {source.quotation !== null && <q lang={langOfContent(source.language)}>{source.quotation}</q>}
          </li>
        )
      })}
    </ol>
  )
}
