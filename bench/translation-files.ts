// The translations of a language as files, by the acts and queries of the page that takes them out and brings them in.
import ExcelJS from 'exceljs'
import { sayTo } from '../src/catalogue.ts'
import type { Values } from '../src/kit/words.ts'
import type { TextFormat } from '../src/modules/translation/file-model.ts'
import { readTextFiles, readTextsOut } from '../src/modules/translation/file-queries.server.ts'
import { fileOfTexts } from '../src/modules/translation/files.server.ts'
import { bringTexts } from '../src/modules/translation/import-commands.server.ts'
import { readUploadForm } from '../src/server/upload.server.ts'
import type { Filed } from './instrument-files.ts'

const RUNS = 5
const LANG = 'sq'
/** Translations that are others in the file that comes back: one in so many. */
const EVERY = 40
const NEW = 'anew: '

type Bytes = Uint8Array<ArrayBuffer>

/** All texts of a language out, and a file with some of them translated anew in: read, kept, compared text by text. */
export async function measureTranslations(given: Filed): Promise<void> {
  const { tell, timed } = given
  for (const format of ['xlf', 'xlsx'] as const) {
    let bytes: Bytes = new Uint8Array()
    await timed(`translations, ${format} out`, async () => void (bytes = await taken(given, format)), RUNS)
    const changed = format === 'xlf' ? otherUnits(bytes) : await otherCells(bytes)
    let shown = { texts: 0, changed: 0 }
    await timed(`translations, ${format} in: dry run`, async () => void (shown = await brought(given, changed)), RUNS)
    const size = `${(bytes.length / 1e6).toFixed(1)} MB`
    tell(`translations, ${format}: size`, `${size}, ${shown.texts} texts, ${shown.changed} of them changed`)
    if (shown.changed === 0) throw new Error('nothing of the file was seen to be changed')
  }
}

async function taken({ host, token, draft }: Filed, format: TextFormat): Promise<Bytes> {
  const found = await host.ask(readTextsOut, { token, input: { version: draft.code, lang: LANG } })
  const say = (key: string, values?: Values) => sayTo('sq', key, values)
  const given = { isSample: false, now: new Date(), say, label: (name: string) => name }
  const { body } = (await fileOfTexts(format, found, undefined, given))!
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

async function brought({ host, token, draft, newKey }: Filed, bytes: Bytes) {
  const body = new FormData()
  body.append('file', new File([bytes], 'texts'))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body }))
  const input = { versionId: draft.id, lang: LANG, upload, isSample: false }
  const { id, texts } = await host.perform(bringTexts, { token, input, key: newKey() })
  await drop()
  const asked = { version: draft.code, lang: LANG, importId: id }
  const { plan } = (await host.ask(readTextFiles, { token, input: asked })).brought!
  if (plan!.problemCount > 0 || plan!.conflictCount > 0) throw new Error('the file does not fit the draft')
  return { texts, changed: plan!.textCount }
}

function otherUnits(bytes: Bytes): Bytes {
  const target = '<target xml:space="preserve">'
  let count = 0
  const text = new TextDecoder().decode(bytes)
  return new TextEncoder().encode(text.replaceAll(target, () => `${target}${count++ % EVERY === 0 ? NEW : ''}`))
}

async function otherCells(bytes: Bytes): Promise<Bytes> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer)
  const sheet = book.getWorksheet('Translations')!
  for (let row = 2; row <= sheet.rowCount; row += EVERY) {
    const cell = sheet.getCell(row, 7)
    cell.value = `${NEW}${cell.text}`
  }
  return Uint8Array.from(new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer))
}
