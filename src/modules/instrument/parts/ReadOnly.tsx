import { useInstrumentWords } from '../words.ts'
import { useFieldLabel } from './field-label.ts'

/** A field that is shown and cannot be written here. */
export function ReadOnly({ field, text }: { field: string; text: string | undefined }) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  return (
    <div className="field">
      <p className="label">{label(field)}</p>
      <p className="designer-said">{text || t('text.nothing')}</p>
    </div>
  )
}
