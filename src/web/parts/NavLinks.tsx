export interface NavLink {
  readonly href: string
  readonly label: string
  readonly isCurrent?: boolean | undefined
}

/** Links of a menu; a page inside the section counts as being there. */
export function NavLinks({ links, className }: { links: readonly NavLink[]; className?: string }) {
  return (
    <ul className={className}>
      {links.map(({ href, label, isCurrent }) => (
        <li key={href}>
          <a href={href} aria-current={isCurrent === true ? 'true' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
