import { fieldLabel } from '../field-words.ts'
import { useInstrumentWords } from '../words.ts'

/** A field's name in the reader's words. */
export function useFieldLabel(): (field: string) => string {
  return fieldLabel(useInstrumentWords())
}
