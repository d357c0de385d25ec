import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { controlOf, Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface NumberFieldProps extends FieldProps {
  /** As written. */
  defaultValue?: string | undefined
  /** The number as the server read it, written by the locale layer. */
  understood?: string | undefined
  unit?: ReactNode
  width?: 4 | 10 | 20
}

/** A text field: a browser's own number field reads 1.234,5 by its own language, not the page's. */
export function NumberField({ defaultValue, understood, unit, width = 10, ...field }: NumberFieldProps) {
  const t = useWebWords()
  const echo = `${field.name}-understood`
  return (
    <Field field={field}>
      <div className="unit-row">
        <input
          {...controlOf(field, understood === undefined ? undefined : echo)}
          className={`input input-${width}`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={defaultValue}
        />
        {unit !== undefined && <span>{unit}</span>}
      </div>
      {understood !== undefined && (
        <output className="understood" id={echo} htmlFor={field.name}>
          {t('field.understood', { value: understood })}
        </output>
      )}
    </Field>
  )
}
