import type { ReactNode } from 'react'

export interface Option {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
}

interface Props {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  option: Option
  checked: boolean
  invalid?: boolean
  describedBy?: string | undefined
}

/** One radio or checkbox with its words. */
export function Choice({ kind, id, name, option, checked, invalid = false, describedBy }: Props) {
  const hintId = option.hint === undefined ? undefined : `${id}-choice-hint`
  const described = [hintId, describedBy].filter(Boolean).join(' ')
  return (
    <div className="choice">
      <input
        type={kind}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={kind === 'checkbox' && invalid ? true : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint !== undefined && (
        <div className="hint" id={hintId}>
          {option.hint}
        </div>
      )}
    </div>
  )
}
