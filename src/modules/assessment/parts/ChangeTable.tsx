import { useGiven } from '../../../web/answers/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useWebWords } from '../../../web/words.ts'
import { isMissingKind } from '../../../web/parts/index.ts'
import { useEvidenceCodes } from '../../evidence/parts/EvidenceFields.tsx'
import { CONFIDENCES, RATING_LEVELS } from '../model.ts'
import type { SeenChange, SeenCitation, SeenFigure } from '../seen.ts'
import { useAssessmentWords } from '../words.ts'
import { languageName } from './langs.ts'

/** Field by field what was, and what is. */
export function ChangeTable({ caption, changes }: { caption: string; changes: readonly SeenChange[] }) {
  const t = useAssessmentWords()
  const say = useSeenWords()
  return (
    <DataTable
      caption={caption}
      rows={changes}
      keyOf={({ field }) => field}
      columns={[
        { key: 'field', head: t('review.field'), isRowHead: true, cell: ({ field }) => t(`seen.${field}`) },
        { key: 'before', head: t('review.before'), cell: (it) => <Said text={say(it.field, it.before)} /> },
        { key: 'after', head: t('review.after'), cell: (it) => <Said text={say(it.field, it.after)} /> },
      ]}
    />
  )
}

function Said({ text }: { text: string }) {
  const t = useAssessmentWords()
  return text === '' ? <span className="muted">{t('review.nothing')}</span> : <span className="desk-text">{text}</span>
}

/** A value of the snapshot in the reader's words; texts of people stay as they were written. */
function useSeenWords() {
  const t = useAssessmentWords()
  const web = useWebWords()
  const given = useGiven()
  const { classWord, kindWord } = useEvidenceCodes()
  const figure = (it: SeenFigure) =>
    it.restricted
      ? t('review.restricted')
      : [it.year, given(it), it.source, it.note, classWord(it.class)].filter(Boolean).join(', ')
  const citation = (it: SeenCitation) => (it.restricted ? t('review.restricted') : cited(it).filter(Boolean).join(', '))
  const cited = ({
    kind,
    title,
    author,
    publisher,
    publishedOn,
    class: cls,
    isWithdrawn,
    page,
    quotation,
  }: SeenCitation) => [
    title,
    kindWord(kind),
    author,
    publisher,
    publishedOn,
    classWord(cls),
    isWithdrawn && t('evidence.withdrawn'),
    page,
    quotation,
  ]
  return (field: SeenChange['field'], value: SeenChange['before']): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value))
      return value.map((it) => ('evidenceId' in it ? citation(it) : figure(it as SeenFigure))).join('\n')
    if (typeof value === 'object') return 'asGiven' in value ? figure(value) : ''
    const level = RATING_LEVELS.find((each) => each === value)
    if (field === 'rating' && level !== undefined) return `${level} ${web(`rating.${level}`)}`
    if (field === 'missing' && isMissingKind(value)) return web(`missing.${value}.word`)
    const confidence = CONFIDENCES.find((each) => each === value)
    if (field === 'confidence' && confidence) return t(`confidence.${confidence}`)
    if (field === 'narrativeLang') return languageName(String(value))
    return field === 'ruleSha256' ? String(value).slice(0, 12) : String(value)
  }
}
