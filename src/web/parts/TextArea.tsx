import { controlOf, Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface TextAreaProps extends FieldProps {
  defaultValue?: string | undefined
  rows?: number
  lang?: string
  readOnly?: boolean
}

export function TextArea({ name, label, hint, error, optional, rows = 5, ...rest }: TextAreaProps) {
  const field = { name, label, hint, error, optional }
  return (
    <Field field={field}>
      <textarea {...rest} {...controlOf(field)} rows={rows} className="input" />
    </Field>
  )
}
