import { Choice } from './Choice.tsx'
import { fieldClass, HintAndError } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface CheckboxProps extends FieldProps {
  /** What is posted when it is ticked. */
  value?: string
  defaultChecked?: boolean | undefined
}

export function Checkbox({ name, label, hint, error, value = 'yes', defaultChecked = false }: CheckboxProps) {
  return (
    <div className={fieldClass(error)}>
      <HintAndError name={name} hint={undefined} error={error} />
      <Choice
        kind="checkbox"
        id={name}
        name={name}
        option={{ value, label, hint }}
        checked={defaultChecked}
        invalid={error !== undefined}
        describedBy={error === undefined ? undefined : `${name}-error`}
      />
    </div>
  )
}
