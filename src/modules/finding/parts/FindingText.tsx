import { DefinitionList } from '../../../web/parts/index.ts'
import { paragraphsOf } from '../../assessment/index.ts'
import { Answer } from '../../assessment/parts/Answer.tsx'
import { langOfContent } from '../../assessment/parts/langs.ts'
import { useAssessmentWords } from '../../assessment/words.ts'
import type { FindingBody } from '../model.ts'
import { useFindingWords } from '../words.ts'

/** A finding as it was sent, its paragraphs numbered so that each can be answered. */
export function FindingText({ body }: { body: FindingBody }) {
  const t = useFindingWords()
  const a = useAssessmentWords()
  const lang = langOfContent(body.narrativeLang)
  const { chosen } = body
  const rows = [
    { term: a('seen.rating'), definition: <Answer rating={body.rating} missing={body.missing} /> },
    {
      term: a('seen.narrative'),
      definition: (
        <ol lang={lang}>
          {paragraphsOf(body.narrative).map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ol>
      ),
    },
    {
      term: a('seen.chosen'),
      definition:
        chosen === null
          ? a('review.figure.none')
          : `${chosen.asGiven} (${chosen.year}), ${[chosen.source, chosen.sourceUrl].filter(Boolean).join(', ')}`,
    },
    ...(body.chosenReason === null ? [] : [{ term: a('seen.chosenReason'), definition: body.chosenReason }]),
    ...(body.noEvidenceReason === null
      ? []
      : [{ term: a('seen.noEvidenceReason'), definition: body.noEvidenceReason }]),
    { term: t('one.passages'), definition: <Passages body={body} /> },
  ]
  return <DefinitionList items={rows} />
}

function Passages({ body: { passages, withheld } }: { body: FindingBody }) {
  const t = useFindingWords()
  const a = useAssessmentWords()
  return (
    <>
      {passages.length === 0 && withheld === 0 && a('review.nothing')}
      <ul>
        {passages.map((it) => (
          <li key={`${it.title} ${it.page} ${it.quotation}`}>
            <span lang={langOfContent(it.language)}>
              {[it.title, it.author, it.publisher, it.publishedOn, it.page].filter(Boolean).join(', ')}
              {it.quotation !== null && (
                <>
                  : <q>{it.quotation}</q>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {withheld > 0 && <p className="muted">{t('one.withheld', { count: withheld })}</p>}
    </>
  )
}
