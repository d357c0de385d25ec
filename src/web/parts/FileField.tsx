import { controlOf, Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface FileFieldProps extends FieldProps {
  /** File types as in the HTML attribute; the server checks the content itself. */
  accept?: string
  multiple?: boolean
}

/** The form around it needs encType multipart/form-data. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  return (
    <Field field={field}>
      <input {...controlOf(field)} type="file" className="input" accept={accept} multiple={multiple} />
    </Field>
  )
}
