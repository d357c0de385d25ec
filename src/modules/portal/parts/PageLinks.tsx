import { useLocation } from 'react-router'
import { htmlLang, LOCALES } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useWebWords } from '../../../web/words.ts'
import { alternatesOf } from '../addresses.ts'

/** Where this page is in every language, for search engines and share cards. A search result has no such address. */
export function PageLinks({ publicUrl }: { publicUrl: string }) {
  const { pathname } = useLocation()
  const locale = useLocale()
  const t = useWebWords()
  if (pathname.split('/')[2] === 'search') return <meta name="robots" content="noindex" />
  const alternates = alternatesOf(publicUrl, pathname)
  const own = alternates[LOCALES.indexOf(locale)]!
  return (
    <>
      <link rel="canonical" href={own.href} />
      {alternates.map((each) => (
        <link key={each.locale} rel="alternate" hrefLang={htmlLang(each.locale)} href={each.href} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={alternates[0]!.href} />
      <meta property="og:url" content={own.href} />
      <meta property="og:site_name" content={t('site.name')} />
      <meta property="og:locale" content={htmlLang(locale).replace('-', '_')} />
    </>
  )
}
