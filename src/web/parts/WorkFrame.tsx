import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { LanguageChooser } from './LanguageChooser.tsx'
import type { LanguageLink } from './LanguageChooser.tsx'
import { NavLinks } from './NavLinks.tsx'
import type { NavLink } from './NavLinks.tsx'
import { SampleMark } from './SampleMark.tsx'
import { SiteMark } from './SiteMark.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface RailGroup {
  readonly label: string
  readonly links: readonly NavLink[]
}

interface Props {
  homeHref: string
  groups: readonly RailGroup[]
  languages: readonly LanguageLink[]
  /** Which country the work is about: a form or a word. */
  scope?: ReactNode
  account: { readonly label: string; readonly href: string }
  /** The form that signs out. */
  signOut?: ReactNode
  isSample?: boolean
  children: ReactNode
}

/** The frame of the workbench. Without groups it has no rail; the rail opens and closes without script; on a narrow screen it starts closed. */
export function WorkFrame({ homeHref, groups, languages, scope, account, signOut, isSample = false, children }: Props) {
  const t = useWebWords()
  return (
    <div className="work">
      <SkipLink to="content" />
      <header className="work-bar">
        {isSample && <SampleMark />}
        <div className="bar">
          <a className="site-name" href={homeHref}>
            <SiteMark />
            {t('site.name')}
          </a>
          <div className="scope">{scope}</div>
          <LanguageChooser languages={languages} />
          <nav className="account" aria-label={t('frame.account')}>
            <ul className="link-row">
              <li>
                <a href={account.href}>{account.label}</a>
              </li>
              {signOut !== undefined && <li>{signOut}</li>}
            </ul>
          </nav>
        </div>
      </header>
      <div className={groups.length > 0 ? 'work-body work-railed' : 'work-body'}>
        {groups.length > 0 && (
          <>
            <details className="rail rail-narrow">
              <RailContent groups={groups} />
            </details>
            <details className="rail rail-wide" open>
              <RailContent groups={groups} />
            </details>
          </>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

function RailContent({ groups }: { groups: readonly RailGroup[] }) {
  const t = useWebWords()
  return (
    <>
      <summary>{t('frame.menu')}</summary>
      <nav aria-label={t('frame.work-nav')}>
        {groups.map(({ label, links }) => (
          <section key={label}>
            <h2>{label}</h2>
            <NavLinks links={links} />
          </section>
        ))}
      </nav>
    </>
  )
}
