import { ButtonLink, Wording } from '../../../web/parts/index.ts'
import type { DoublesData } from '../pages/doubles.tsx'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import { langOfContent } from './langs.ts'

/** One disagreement in the list: both answers with the beginning of both reasons. */
export function Disputed({ it }: { it: DoublesData['disputed'][number] }) {
  const t = useAssessmentWords()
  return (
    <article className="double-card">
      <h3>
        {it.country.toUpperCase()} {it.year} · {it.code} <Wording text={it.title} />
      </h3>
      <p>
        {it.levels === null ? t('double.levels.none') : t('double.levels', { count: it.levels })} ·{' '}
        {t('double.sources', { count: it.sources, common: it.common })}
      </p>
      <div className="double-sides">
        {it.ratings.map(({ rater, rating, missing, narrative, narrativeLang }) => (
          <div key={rater}>
            <p>
              {rater}: <Answer rating={rating} missing={missing} />
            </p>
            <p className="desk-text" lang={langOfContent(narrativeLang)}>
              {narrative}
            </p>
          </div>
        ))}
      </div>
      <ButtonLink kind={it.mayJudge && !it.isMine ? 'primary' : 'secondary'} href={`/app/review/double/${it.id}`}>
        {t(it.mayJudge && !it.isMine ? 'queue.open' : 'double.read')} <span className="visually-hidden">{it.code}</span>
      </ButtonLink>
    </article>
  )
}
