import { Wording } from '../../../web/parts/index.ts'
import { halfOf, type IndicatorKind } from '../../instrument/model.ts'
import { useAssessmentWords } from '../words.ts'
import { Answer } from './Answer.tsx'
import type { DeskData } from './desk-data.ts'

/** What the law says beside what happens, in this cycle. */
export function Partners({ partners, cycleId }: { partners: DeskData['partners']; cycleId: string }) {
  const t = useAssessmentWords()
  if (partners.length === 0) return <p>{t('partners.none')}</p>
  return (
    <ul className="desk-list">
      {partners.map(({ code, kind, title, rating, missing }) => (
        <li key={code}>
          <a href={`/app/assess/${cycleId}/${code}`}>{code}</a> {t(`half.${halfOf(kind as IndicatorKind)}`)}{' '}
          <Answer rating={rating} missing={missing} />
          <br />
          <Wording text={title} />
        </li>
      ))}
    </ul>
  )
}
