import { useGiven } from '../../../web/answers/index.ts'
import { Button, ButtonLink, Conflict } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useWebWords } from '../../../web/words.ts'
import type { SaveConflict } from '../autosaved.ts'
import type { AssessmentDraft } from '../model.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData } from './desk-data.ts'
import { languageName } from './langs.ts'
import { valueLine } from './shown.ts'

/** Two wrote at once: both drafts in words, and the two ways out. The form below still holds mine. */
export function BothSides({ conflict, desk }: { conflict: SaveConflict; desk: DeskData }) {
  const t = useAssessmentWords()
  const textsOf = useDraftTexts(desk)
  const labels = {
    answer: t('seen.rating'),
    narrative: t('seen.narrative'),
    narrativeLang: t('seen.narrativeLang'),
    confidence: t('seen.confidence'),
    chosenObservation: t('seen.chosen'),
    chosenReason: t('seen.chosenReason'),
    citations: t('seen.citations'),
    noEvidenceReason: t('seen.noEvidenceReason'),
  }
  return (
    <Conflict
      mine={textsOf(conflict.mine)}
      theirs={textsOf(conflict.theirs)}
      labels={labels}
      theirsBy={conflict.by || undefined}
    >
      <Button name="act" value="save">
        {t('conflict.keep')}
      </Button>
      <ButtonLink kind="secondary" href={`/app/assess/${desk.cycle.id}/${desk.indicator.code}`}>
        {t('conflict.take')}
      </ButtonLink>
    </Conflict>
  )
}

function useDraftTexts({ figures, units, sources, cited }: DeskData) {
  const t = useAssessmentWords()
  const web = useWebWords()
  const locale = useLocale()
  const given = useGiven()
  const titleOf = (id: string) =>
    sources.find((source) => source.id === id)?.title ?? cited.find(({ evidenceId }) => evidenceId === id)?.title ?? ''
  return (draft: AssessmentDraft) => {
    const figure = figures.find(({ id }) => id === draft.chosenObservation)
    const rated = draft.rating === null ? '' : `${draft.rating} ${web(`rating.${draft.rating}`)}`
    const texts = {
      answer: draft.missing === null ? rated : web(`missing.${draft.missing}.word`),
      narrative: draft.narrative,
      narrativeLang: languageName(draft.narrativeLang),
      confidence: draft.confidence === null ? '' : t(`confidence.${draft.confidence}`),
      chosenObservation: figure
        ? `${valueLine(figure, { locale, units, given }) ?? figure.asGiven} ${figure.source ?? ''}`
        : '',
      chosenReason: draft.chosenReason ?? '',
      citations: draft.citations
        .map(({ evidenceId, page, quotation }) => [titleOf(evidenceId), page, quotation].filter(Boolean).join(', '))
        .join('\n'),
      noEvidenceReason: draft.noEvidenceReason ?? '',
    }
    return orNothing(texts, t('review.nothing'))
  }
}

/** An empty cell would leave the reader to guess. */
function orNothing<Key extends string>(texts: Record<Key, string>, nothing: string): Record<Key, string> {
  const filled = { ...texts }
  for (const key of Object.keys(texts) as Key[]) filled[key] ||= nothing
  return filled
}
