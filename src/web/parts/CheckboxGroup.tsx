import { Choice } from './Choice.tsx'
import type { Option } from './Choice.tsx'
import { FieldGroup } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface CheckboxGroupProps extends FieldProps {
  options: readonly Option[]
  defaultValue?: readonly string[] | undefined
}

export function CheckboxGroup({ options, defaultValue = [], ...field }: CheckboxGroupProps) {
  return (
    <FieldGroup field={field}>
      {options.map((option, place) => (
        <Choice
          key={option.value}
          kind="checkbox"
          id={place === 0 ? field.name : `${field.name}-${option.value}`}
          name={field.name}
          option={option}
          checked={defaultValue.includes(option.value)}
          invalid={field.error !== undefined}
        />
      ))}
    </FieldGroup>
  )
}
