import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { LanguageChooser } from './LanguageChooser.tsx'
import type { LanguageLink } from './LanguageChooser.tsx'
import { NavLinks } from './NavLinks.tsx'
import type { NavLink } from './NavLinks.tsx'
import { SampleMark } from './SampleMark.tsx'
import { SiteMark } from './SiteMark.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface PublicFooter {
  /** The funding statement and the disclaimer, in the official wording of the page's language. */
  readonly funding: ReactNode
  readonly disclaimer: ReactNode
  /** Licence, accessibility, privacy, methodology and the like. */
  readonly links: readonly NavLink[]
  /** Which data the page shows: edition, date. */
  readonly version: ReactNode
  readonly helpHref: string
  readonly reportHref: string
}

interface Props {
  homeHref: string
  nav: readonly NavLink[]
  languages: readonly LanguageLink[]
  search: { readonly action: string; readonly query?: string | undefined }
  footer: PublicFooter
  isSample?: boolean
  children: ReactNode
}

/** The frame of every public page. */
export function PublicFrame({ homeHref, nav, languages, search, footer, isSample = false, children }: Props) {
  const t = useWebWords()
  return (
    <>
      <SkipLink to="content" />
      <header className="site-header">
        {isSample && <SampleMark />}
        <div className="band">
          <LanguageChooser languages={languages} />
        </div>
        <div className="band masthead">
          <a className="site-name" href={homeHref}>
            <SiteMark />
            <span>
              {t('site.name')}
              <small>{t('site.subtitle')}</small>
            </span>
          </a>
          <SearchForm {...search} />
        </div>
        <nav className="site-nav" aria-label={t('frame.nav')}>
          <div className="band">
            <NavLinks links={nav} />
          </div>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="band site-main">
        {children}
      </main>
      <Footer {...footer} />
    </>
  )
}

function SearchForm({ action, query }: Props['search']) {
  const t = useWebWords()
  return (
    <form className="search" role="search" action={action}>
      <label className="visually-hidden" htmlFor="site-search">
        {t('frame.search-field')}
      </label>
      <input className="input" id="site-search" type="search" name="q" defaultValue={query} />
      <button className="button button-secondary" type="submit">
        {t('frame.search')}
      </button>
    </form>
  )
}

function Footer({ funding, disclaimer, links, version, helpHref, reportHref }: PublicFooter) {
  const t = useWebWords()
  return (
    <footer>
      <nav className="ask" aria-label={t('frame.ask')}>
        <div className="band">
          <ul className="link-row">
            <li>
              <a href={reportHref}>{t('frame.wrong-number')}</a>
            </li>
            <li>
              <a href={helpHref}>{t('frame.help')}</a>
            </li>
          </ul>
        </div>
      </nav>
      <div className="site-footer">
        <div className="band">
          <p className="funding">{funding}</p>
          <p>{disclaimer}</p>
          <p className="muted">{version}</p>
          <nav aria-label={t('frame.about')}>
            <NavLinks links={links} className="link-row" />
          </nav>
        </div>
      </div>
    </footer>
  )
}
