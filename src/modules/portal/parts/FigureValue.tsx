import { valueText } from '../../observation/index.ts'
import type { Terms } from '../../country/model.ts'
import { useGiven } from '../../../web/answers/index.ts'
import { Missing } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

/** A published value as its source prints it, with what that means where it is a range. The unit stands before it: so it needs no grammatical number. */
export function FigureValue({ value, units }: { value: Parameters<typeof valueText>[0]; units: Terms }) {
  const t = usePortalWords()
  const given = useGiven()
  const shown = valueText(value, useLocale())
  if (shown.sort === 'missing') return <Missing kind={shown.missing} />
  if (shown.sort === 'choice') return <b>{given({ unit: value.unit, asGiven: value.text ?? '' })}</b>
  if (shown.sort === 'words') return <span lang="en">{shown.text}</span>
  const unit = shown.unit === null ? undefined : units[shown.unit]
  return (
    <>
      {unit && (
        <>
          <LocalizedText text={unit} />
          {': '}
        </>
      )}
      <b>{shown.text}</b>
      {shown.sort === 'interval' && ` (${t('series.means', { range: shown.range })})`}
    </>
  )
}
