import type { Catalogue } from '../src/kit/words.ts'
import { patternToCyrillic, type Locale } from '../src/locale/index.ts'
import bs from './bs.json' with { type: 'json' }
import cnr from './cnr.json' with { type: 'json' }
import mk from './mk.json' with { type: 'json' }
import sq from './sq.json' with { type: 'json' }
import sr from './sr.json' with { type: 'json' }

function inCyrillic(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([key, pattern]) => [key, patternToCyrillic(pattern)]))
}

/** The interface in every locale; English stands beside the code, Serbian Cyrillic is made from Latin. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  en: {},
  'sr-latn': sr,
  'sr-cyrl': inCyrillic(sr),
  bs,
  cnr,
  sq,
  mk,
}
