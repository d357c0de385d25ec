import { fieldLabel } from '../instrument/index.ts'
import ExcelJS from 'exceljs'
import { expect, onTestFinished } from 'vitest'
import type { People, Person } from '../../../test/people.ts'
import { sayTo } from '../../catalogue.ts'
import { readUploadForm } from '../../server/upload.server.ts'
import { changeFields, setDraftAside, startDraft } from '../instrument/draft-commands.server.ts'
import { writeTranslations } from './commands.server.ts'
import type { TextFormat } from './file-model.ts'
import { readTextFiles, readTextsOut } from './file-queries.server.ts'
import { fileOfTexts } from './files.server.ts'
import { bringTexts } from './import-commands.server.ts'
import { readDesk } from './queries.server.ts'
import { textHash } from './text-key.ts'

export type Bytes = Uint8Array<ArrayBuffer>
export type Lang = 'sq' | 'sr' | 'mk' | 'en'
export interface Draft {
  readonly id: string
  readonly code: string
}

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text) as Bytes
/** A draft of the core for this test alone. */
export async function draftOfCore(as: People): Promise<Draft> {
  const bojan = await as.coordinator()
  const draft = await bojan.does(startDraft, { country: null })
  onTestFinished(async () => {
    await bojan.does(setDraftAside, { versionId: draft.id })
  })
  return draft
}

export async function take(
  person: Person,
  format: TextFormat,
  asked: Parameters<typeof person.asks>[1],
  isSample = false,
) {
  const found = await person.asks(readTextsOut, asked as { lang: Lang })
  const say = (key: string, values?: Record<string, string | number>) => sayTo('en', key, values)
  const label = fieldLabel((key, values) => say(`instrument.${key}`, values))
  const file = await fileOfTexts(format, found, undefined, { isSample, now: new Date(), say, label })
  return typeof file!.body === 'string' ? bytesOf(file!.body) : file!.body
}

export async function bring(
  person: Person,
  { id }: Draft,
  bytes: Bytes,
  { lang = 'sq', isSample = false }: { lang?: Lang; isSample?: boolean } = {},
) {
  const body = new FormData()
  body.append('file', new File([bytes], 'texts.xlf'))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body }))
  try {
    return await person.does(bringTexts, { versionId: id, lang, upload, isSample })
  } finally {
    await drop()
  }
}

export const seenBy = async (person: Person, { code }: Draft, importId: string, lang: Lang = 'sq') =>
  (await person.asks(readTextFiles, { version: code, lang, importId })).brought!.plan!

/** A translation file with other targets, as a translation program gives it back. */
export function translated(bytes: Bytes, targets: Readonly<Record<string, string>>, state = 'translated'): Bytes {
  let text = new TextDecoder().decode(bytes)
  for (const [key, target] of Object.entries(targets)) {
    const unit = new RegExp(
      `(<unit id="${key}:[^>]*>.*?<segment) [^>]*>(<source[^>]*>.*?</source>)(?:<target.*?</target>)?`,
    )
    expect(text, key).toMatch(unit)
    text = text.replace(unit, (_, before, source) => `${before} state="${state}">${source}<target>${target}</target>`)
  }
  return bytesOf(text)
}

export async function written(bytes: Bytes, cells: Readonly<Record<string, ExcelJS.CellValue>>): Promise<Bytes> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer)
  const sheet = book.getWorksheet('Translations')!
  const keys = Array.from(sheet.getColumn(1).values, String)
  for (const [key, value] of Object.entries(cells))
    sheet.getCell(
      keys.findIndex((one) => one.startsWith(`${key}:`)),
      7,
    ).value = value
  return Uint8Array.from(new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer))
}

export async function shown(as: People, code: string, lang: Lang = 'sq') {
  const desk = await (await as.translator()).asks(readDesk, { page: 1, lang, kind: 'title', area: code.slice(0, 3) })
  return desk.list!.segments.find((it) => it.item === code && it.name === 'title')!
}

export const write = (person: Person, { id }: Draft, it: Awaited<ReturnType<typeof shown>>, text: string) =>
  person.does(writeTranslations, {
    versionId: id,
    lang: 'sq',
    texts: [{ item: it.item, name: it.name, source: it.sourceHash, seen: textHash(it.piece?.text ?? ''), text }],
  })

export const changeSource = async (as: People, { id }: Draft, item: string, value: string) =>
  (await as.coordinator()).does(changeFields, {
    versionId: id,
    item,
    fields: [{ field: 'title.en', value, seen: 0 }],
  })

export const titles = { lang: 'sq', kind: 'title' } as const
