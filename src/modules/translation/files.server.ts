import { XLSX_TYPE } from '../../formats/xlsx.ts'
import type { ContentLang } from '../../locale/index.ts'
import type { MadeFile } from '../../server/made-file.ts'
import type { TextFormat } from './file-model.ts'
import { outTexts, type Given } from './out-texts.ts'
import { workbookOfTexts } from './workbook-texts.ts'
import { xliffOf } from './xliff-texts.ts'

/** Texts as a file; of XLIFF those of one language of origin. */
export async function fileOfTexts(
  format: TextFormat,
  found: Parameters<typeof outTexts>[0],
  from: ContentLang | undefined,
  given: Given,
): Promise<MadeFile | undefined> {
  const out = outTexts(found, given)
  const origin = from ?? found.texts[0]?.segment.source.lang
  const name = `translations-${found.version.code}-${found.lang}`
  if (format === 'xlsx') return { name: `${name}.xlsx`, type: XLSX_TYPE, body: await workbookOfTexts(out, given) }
  // The standard knows no file without a text.
  if (!origin || !found.texts.some(({ segment }) => segment.source.lang === origin)) return undefined
  const file = origin === 'en' ? name : `${name}-from-${origin}`
  return { name: `${file}.xlf`, type: 'application/xliff+xml; charset=utf-8', body: xliffOf(out, origin) }
}
