import { useWebWords } from '../words.ts'

export interface LanguageLink {
  /** As in the `lang` attribute: sr-Cyrl. */
  readonly lang: string
  /** The language's own name. */
  readonly label: string
  readonly href: string
  readonly isCurrent?: boolean
}

export function LanguageChooser({ languages }: { languages: readonly LanguageLink[] }) {
  const t = useWebWords()
  return (
    <nav aria-label={t('frame.languages')}>
      <ul className="languages">
        {languages.map(({ lang, label, href, isCurrent }) => (
          <li key={lang} lang={lang}>
            {isCurrent === true ? (
              <span aria-current="true">{label}</span>
            ) : (
              <a href={href} hrefLang={lang} rel="alternate">
                {label}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
