import { Choice } from './Choice.tsx'
import type { Option } from './Choice.tsx'
import { FieldGroup } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface RadioGroupProps extends FieldProps {
  options: readonly Option[]
  defaultValue?: string | undefined
}

/** The first choice carries the field's id, so that the error summary leads to it. */
export function RadioGroup({ options, defaultValue, ...field }: RadioGroupProps) {
  return (
    <FieldGroup field={field}>
      {options.map((option, place) => (
        <Choice
          key={option.value}
          kind="radio"
          id={place === 0 ? field.name : `${field.name}-${option.value}`}
          name={field.name}
          option={option}
          checked={option.value === defaultValue}
        />
      ))}
    </FieldGroup>
  )
}
