import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'

export interface FieldError {
  /** Id of the field, which is its name; absent where the error belongs to no field. */
  readonly field?: string | undefined
  readonly message: string
}

interface Props {
  errors: readonly FieldError[]
  title?: ReactNode
  children?: ReactNode
}

/** Stands above the form and takes the focus. Without errors it is nothing. */
export function ErrorSummary({ errors, title, children }: Props) {
  const t = useWebWords()
  const heading = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby={heading} tabIndex={-1} ref={box}>
      <h2 id={heading}>{title ?? t('errors.title')}</h2>
      {children}
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
