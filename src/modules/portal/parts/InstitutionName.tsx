import { htmlLang, isLocale } from '../../../locale/index.ts'
import { useLocale, useToCyrillic } from '../../../web/reading.tsx'

interface Props {
  institution: { readonly nameLocal: string; readonly nameEn: string }
  /** The first official language of the country, as content languages are written: sr, bs, cnr, sq, mk. */
  language: string | undefined
}

/** The registered name in its own language, never translated by us; the English one beneath. */
export function InstitutionName({ institution: { nameLocal, nameEn }, language }: Props) {
  const locale = useLocale()
  const toCyrillic = useToCyrillic()
  const inCyrillic = language === 'sr' && locale === 'sr-cyrl'
  const own = inCyrillic ? 'sr-cyrl' : language === 'sr' ? 'sr-latn' : language
  return (
    <>
      <span lang={own !== undefined && isLocale(own) ? htmlLang(own) : undefined}>
        {inCyrillic ? toCyrillic(nameLocal) : nameLocal}
      </span>
      {nameEn !== nameLocal && (
        <>
          <br />
          <small className="muted" lang="en">
            {nameEn}
          </small>
        </>
      )}
    </>
  )
}
