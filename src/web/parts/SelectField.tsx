import { controlOf, Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface SelectFieldProps extends FieldProps {
  options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[]
  defaultValue?: string | undefined
}

export function SelectField({ name, label, hint, error, optional, options, defaultValue }: SelectFieldProps) {
  const field = { name, label, hint, error, optional }
  return (
    <Field field={field}>
      <select {...controlOf(field)} defaultValue={defaultValue} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
