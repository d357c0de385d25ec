import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'

/** What every field part takes. The id of a field is its name. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Says "(optional)" after the label. Nothing is marked as required. */
  optional?: boolean | undefined
}

export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>, also?: string) {
  const ids = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`, also].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Attributes of the control itself. */
export function controlOf(field: FieldProps, also?: string) {
  return {
    id: field.name,
    name: field.name,
    'aria-describedby': describedBy(field, also),
    'aria-invalid': field.error === undefined ? undefined : (true as const),
  }
}

export function fieldClass(error: string | undefined): string {
  return error === undefined ? 'field' : 'field field-wrong'
}

export function Optional({ optional }: { optional: boolean | undefined }) {
  const t = useWebWords()
  if (!optional) return null
  return <span className="optional"> {t('field.optional')}</span>
}

export function HintAndError({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const t = useWebWords()
  return (
    <>
      {hint !== undefined && (
        <div className="hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">{t('field.error')} </span>
          {error}
        </div>
      )}
    </>
  )
}

/** Label, hint and error around one control. */
export function Field({ field, children }: { field: FieldProps; children: ReactNode }) {
  return (
    <div className={fieldClass(field.error)}>
      <label className="label" htmlFor={field.name}>
        {field.label}
        <Optional optional={field.optional} />
      </label>
      <HintAndError name={field.name} hint={field.hint} error={field.error} />
      {children}
    </div>
  )
}

/** Legend, hint and error around several controls. */
export function FieldGroup({ field, id, children }: { field: FieldProps; id?: string; children: ReactNode }) {
  return (
    <fieldset
      className={fieldClass(field.error)}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      aria-describedby={describedBy(field)}
    >
      <legend>
        {field.label}
        <Optional optional={field.optional} />
      </legend>
      <HintAndError name={field.name} hint={field.hint} error={field.error} />
      {children}
    </fieldset>
  )
}
