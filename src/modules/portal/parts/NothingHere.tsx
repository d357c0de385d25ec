import { useLocale } from '../../../web/reading.tsx'
import { Page } from '../../../web/parts/index.ts'
import { usePortalWords, type PortalKey } from '../words.ts'
import { Head } from './Head.tsx'

const beginnings = [
  ['countries', 'frame.nav.countries'],
  ['instrument', 'frame.nav.instrument'],
  ['data', 'frame.nav.figures'],
  ['search', 'lost.search'],
] as const satisfies readonly (readonly [string, PortalKey])[]

/** Said inside the frame where an address leads to nothing, or a page could not be made. */
export function NothingHere({ status, isLanguage = false }: { status: number; isLanguage?: boolean }) {
  const t = usePortalWords()
  const locale = useLocale()
  const isBroken = status >= 500
  return (
    <>
      <Head title={t(isBroken ? 'broken.title' : 'lost.title')} />
      <meta name="robots" content="noindex" />
      <Page
        title={t(isBroken ? 'broken.title' : 'lost.title')}
        lead={t(isBroken ? 'broken.text' : isLanguage ? 'lost.language' : 'lost.text')}
      />
      <ul>
        <li>
          <a href={`/${locale}/`}>{t('crumb.home')}</a>
        </li>
        {beginnings.map(([path, word]) => (
          <li key={path}>
            <a href={`/${locale}/${path}`}>{t(word)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
