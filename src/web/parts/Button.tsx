import type { ReactNode } from 'react'

export type ButtonKind = 'primary' | 'secondary' | 'danger'

interface Props {
  kind?: ButtonKind
  children: ReactNode
  /** Name and value tell the server which of several buttons was pressed. */
  name?: string
  value?: string
  type?: 'submit' | 'button'
  disabled?: boolean
  formAction?: string
  /** Of a button that acts on the page itself, which only a script can. */
  onClick?: () => void
}

const classOf = (kind: ButtonKind) => (kind === 'primary' ? 'button' : `button button-${kind}`)

export function Button({ kind = 'primary', type = 'submit', children, ...rest }: Props) {
  return (
    <button {...rest} type={type} className={classOf(kind)}>
      {children}
    </button>
  )
}

/** The one that sends the form. */
export function SubmitButton({ children, ...rest }: Omit<Props, 'type'>) {
  return (
    <Button {...rest} type="submit">
      {children}
    </Button>
  )
}

/** Leads somewhere, looks like a button. */
export function ButtonLink({
  kind = 'primary',
  href,
  children,
}: {
  kind?: ButtonKind
  href: string
  children: ReactNode
}) {
  return (
    <a className={classOf(kind)} href={href}>
      {children}
    </a>
  )
}
