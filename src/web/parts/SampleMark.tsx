import { SAMPLE } from '../../kit/sample.ts'
import { useWebWords } from '../words.ts'

/** On top of every page of a base that holds invented data. The frames show it when told `isSample`. */
export function SampleMark() {
  const t = useWebWords()
  return (
    <p className="sample-mark">
      <span lang="en">{SAMPLE}</span> · {t('frame.sample')}
    </p>
  )
}
