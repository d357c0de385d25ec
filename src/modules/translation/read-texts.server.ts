import { formatsProblem } from '../../formats/problems.ts'
import { readWorkbook } from '../../formats/xlsx-read.ts'
import { MEGABYTE } from '../../kit/file-size.ts'
import { nativeName, type ContentLang } from '../../locale/index.ts'
import { MOST_BYTES, uploadedBytes, type Upload } from '../../server/upload.server.ts'
import { isCyrillic, languageOf, type ReadTexts } from './file-model.ts'
import { translationProblem } from './problems.ts'
import { textsOfWorkbook } from './workbook-texts.ts'
import { textsOfXliff } from './xliff-texts.ts'

/** A file by what it is and not by what it is called; what cannot be read safely is refused in a sentence. */
export async function readTexts(bytes: Uint8Array): Promise<ReadTexts> {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  if (/^(ï»¿|ÿþ|þÿ)?[\s\0]*</.test(head)) return textsOfXliff(bytes)
  // A workbook is a zip, or what Office wrote before and writes around what it encrypts.
  if (head.startsWith('PK') || head.startsWith('ÐÏ\u0011à')) return textsOfWorkbook(await readWorkbook(bytes))
  throw translationProblem['not-texts']()
}

interface Into {
  readonly lang: ContentLang
  readonly isSample: boolean
}

/** A file that came in, as texts of this language: of another one, or of another sort of base, nothing is taken. */
export async function receivedTexts(upload: Upload | undefined, { lang, isSample }: Into) {
  if (!upload || upload.size === 0)
    throw translationProblem['no-file']({}, { fields: [{ field: 'file', key: 'translation.field.file' }] })
  if (upload.size > MOST_BYTES) throw formatsProblem['file-too-big']({ maximum: MOST_BYTES / MEGABYTE })
  const bytes = await uploadedBytes(upload)
  const read = await readTexts(bytes)
  if (isCyrillic(read.lang)) throw translationProblem['cyrillic-is-made']()
  if (languageOf(read.lang) !== lang)
    throw translationProblem['other-language']({ file: nameOf(read.lang), chosen: nameOf(lang) })
  if (read.isSample === true && !isSample) throw translationProblem['from-a-sample']()
  if (read.isSample === false && isSample) throw translationProblem['not-from-a-sample']()
  return { bytes, read }
}

/** A language in its own words, or as the file writes it. */
function nameOf(tag: string): string {
  const lang = languageOf(tag)
  if (lang === 'sr') return nativeName('sr-latn')
  const known = (['en', 'bs', 'cnr', 'sq', 'mk'] as const).find((one) => one === lang)
  return known ? nativeName(known) : tag.slice(0, 40)
}
