import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { formatDay, htmlLang, LOCALES, nativeName } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { PublicFrame, type NavLink, type PublicFooter } from '../../../web/parts/index.ts'
import { inLanguage } from '../addresses.ts'
import type { FrameData } from '../readings/frame.server.ts'
import { usePortalWords, type PortalKey } from '../words.ts'
import { LocalizedText, usePlain } from './LocalizedText.tsx'

const sections = [
  ['countries', 'frame.nav.countries'],
  ['compare', 'frame.nav.compare'],
  ['instrument', 'frame.nav.instrument'],
  ['data', 'frame.nav.figures'],
  ['institutions', 'frame.nav.institutions'],
  ['methodology', 'frame.nav.methodology'],
] as const satisfies readonly (readonly [string, PortalKey])[]

const footLinks = [
  ['about', 'frame.foot.about'],
  ['methodology', 'frame.foot.methodology'],
  ['status', 'frame.foot.status'],
  ['standards', 'frame.foot.standards'],
  ['access-laws', 'frame.foot.access-laws'],
  ['glossary', 'frame.foot.glossary'],
  ['accessibility', 'frame.foot.accessibility'],
  ['privacy', 'frame.foot.privacy'],
] as const satisfies readonly (readonly [string, PortalKey])[]

/** The frame of public pages. Without data (the frame itself could not be read) it says less, and still stands. */
export function PortalFrame({ frame, children }: { frame: FrameData | undefined; children: ReactNode }) {
  const t = usePortalWords()
  const locale = useLocale()
  const { pathname, search } = useLocation()
  const [, , section = ''] = pathname.split('/')
  const nav: NavLink[] = sections.map(([path, word]) => ({
    href: `/${locale}/${path}`,
    label: t(word),
    isCurrent: section === path,
  }))
  const languages = LOCALES.map((each) => ({
    lang: htmlLang(each),
    label: nativeName(each),
    href: inLanguage(each, pathname, search),
    isCurrent: each === locale && pathname.startsWith(`/${each}`),
  }))
  const query = section === 'search' ? (new URLSearchParams(search).get('q') ?? undefined) : undefined
  return (
    <PublicFrame
      homeHref={`/${locale}/`}
      nav={nav}
      languages={languages}
      search={{ action: `/${locale}/search`, query }}
      footer={useFooter(frame)}
      isSample={frame?.isSample ?? false}
    >
      {children}
      {frame && <p className="print-only">{t('frame.printed', { address: addressOf(frame, pathname + search) })}</p>}
    </PublicFrame>
  )
}

const addressOf = (frame: FrameData, path: string) => frame.publicUrl.replace(/\/+$/, '') + path

function useFooter(frame: FrameData | undefined): PublicFooter {
  const t = usePortalWords()
  const locale = useLocale()
  const links = footLinks.map(([path, word]) => ({ href: `/${locale}/${path}`, label: t(word) }))
  return {
    funding: frame && <LocalizedText text={frame.statements.funding} quiet />,
    disclaimer: frame && <LocalizedText text={frame.statements.disclaimer} quiet />,
    links: [...links, { href: '/app/sign-in', label: t('frame.foot.sign-in') }],
    version: frame && <VersionLine frame={frame} />,
    helpHref: `/${locale}/help`,
    reportHref: `/${locale}/report-a-problem`,
  }
}

/** Which data the reader looks at. */
function VersionLine({ frame: { latest } }: { frame: FrameData }) {
  const t = usePortalWords()
  const locale = useLocale()
  const plain = usePlain()
  if (!latest) return t('frame.version.none')
  const { year, number, publishedAt } = latest
  const day = formatDay(locale, publishedAt.slice(0, 10))
  return t('frame.version.latest', { country: plain(latest.name), year: String(year), number, day })
}
