import type { HTMLInputAutoCompleteAttribute } from 'react'
import { controlOf, Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface TextFieldProps extends FieldProps {
  defaultValue?: string | undefined
  type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'search'
  inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'url' | 'tel'
  autoComplete?: HTMLInputAutoCompleteAttribute
  spellCheck?: boolean
  autoCapitalize?: 'none' | 'sentences'
  /** Language of what is written, where it is not the page's. */
  lang?: string
  /** Characters that the field shows; the whole column when absent. */
  width?: 2 | 4 | 10 | 20
  readOnly?: boolean
}

export function TextField({ name, label, hint, error, optional, width, type = 'text', ...rest }: TextFieldProps) {
  const field = { name, label, hint, error, optional }
  return (
    <Field field={field}>
      <input
        {...rest}
        {...controlOf(field)}
        type={type}
        className={width === undefined ? 'input' : `input input-${width}`}
      />
    </Field>
  )
}
