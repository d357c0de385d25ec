import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { Person } from '../../../test/people.ts'
import { sayTo } from '../../catalogue.ts'
import { readUploadForm } from '../../server/upload.server.ts'
import { changeFields, setDraftAside, startDraft, undoEdit } from '../instrument/draft-commands.server.ts'
import { applyFile, bringFile } from './commands.server.ts'
import { filesOf } from './files.server.ts'
import { KOBO } from './foreign-forms.fixture.ts'
import { column, faultsOf } from './form-faults.fixture.ts'
import { formWorkbook } from './form-file.server.ts'
import { formOf } from './form.ts'
import type { FileFormat } from './model.ts'
import { readFiles, readWholeVersion } from './queries.server.ts'

/** Several workbooks are written and read, beside other tests. */
const WORKBOOKS = 120_000

type Bytes = Uint8Array<ArrayBuffer>

async function bring(person: Person, versionId: string, bytes: Bytes | string, name = 'file.xlsx', isSample = false) {
  const body = new FormData()
  body.append('file', new File([bytes], name))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body }))
  try {
    return await person.does(bringFile, { versionId, upload, isSample })
  } finally {
    await drop()
  }
}

async function take(person: Person, code: string, format: FileFormat, isSample = false): Promise<Bytes> {
  const { version, items, units } = await person.asks(readWholeVersion, { code, format })
  const say = (key: string, values?: Record<string, string | number>) => sayTo('en', key, values)
  const { body } = await filesOf(format, version, items, { locale: 'en', isSample, now: new Date(), units, say })
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

/** A person's work in a workbook: cells by code and heading. */
async function edited(bytes: Bytes, cells: readonly [string, string, ExcelJS.CellValue][]): Promise<Bytes> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer)
  const sheet = book.getWorksheet('Instrument')!
  const heads = (sheet.getRow(1).values as string[]).map(String)
  const codes = sheet.getColumn(heads.indexOf('code')).values as string[]
  for (const [code, head, value] of cells) {
    if (!heads.includes(head)) {
      heads.push(head)
      sheet.getCell(1, heads.length - 1).value = head
    }
    sheet.getCell(codes.indexOf(code), heads.indexOf(head)).value = value
  }
  return Uint8Array.from(new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer))
}

async function workbookOf(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Promise<Bytes> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows as unknown[][])
  return Uint8Array.from(new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer))
}

const planIn = async (person: Person, code: string, importId: string) =>
  (await person.asks(readFiles, { code, importId })).brought!.plan!

describe('a file of the instrument', () => {
  test.for(['xlsx', 'csv', 'json'] as const)(
    'as %s changes nothing when it comes back',
    { timeout: WORKBOOKS },
    async (format, { as }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      for (const isSample of [false, true]) {
        const { id } = await bring(
          ana,
          draft.id,
          await take(ana, draft.code, format, isSample),
          `f.${format}`,
          isSample,
        )
        const plan = await planIn(ana, draft.code, id)
        expect(plan.problems).toEqual([])
        expect(plan).toMatchObject({
          changesNothing: true,
          strangers: 0,
          counts: { unchanged: 201, new: 0 },
          others: [],
        })
        await expect(ana.does(applyFile, { importId: id, revision: 0 })).rejects.toMatchObject({
          code: 'exchange.changes-nothing',
        })
      }
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test(
    'shows each wrong cell by its address, is applied whole, and one undo takes all of it back',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      const taken = await take(ana, draft.code, 'xlsx')
      const wrong = await edited(taken, [
        ['IDN-08', 'title.en', 'Victims identified in the year'],
        ['IDN-08', 'unit', 'apples'],
        ['INV-01', 'title.en', { formula: 'A1&"x"', result: 'x' }],
      ])
      const first = await bring(ana, draft.id, wrong)
      const plan = await planIn(ana, draft.code, first.id)
      expect(plan.problems.map(({ key }) => key).toSorted()).toEqual(['formula', 'unknown'])
      for (const { address } of plan.problems) expect(address).toMatch(/^Instrument![A-Z]{1,2}\d+$/)
      await expect(ana.does(applyFile, { importId: first.id, revision: 0 })).rejects.toMatchObject({
        code: 'exchange.has-problems',
        values: { count: 2 },
      })

      const right = await edited(taken, [
        ['IDN-08', 'title.en', 'Victims identified in the year'],
        ['IDN-08', 'isCore', null],
        ['INV-01', 'Our remark', '=not a formula, said with an apostrophe'],
      ])
      const second = await bring(ana, draft.id, right)
      const seen = await planIn(ana, draft.code, second.id)
      expect(seen.problems).toEqual([])
      expect(seen).toMatchObject({ others: ['Our remark'], counts: { changed: 2, new: 0, retired: 0, unchanged: 199 } })
      expect(await ana.does(applyFile, { importId: second.id, revision: 0 })).toMatchObject({ items: 2, revision: 1 })
      await expect(ana.does(applyFile, { importId: second.id, revision: 1 })).rejects.toMatchObject({
        code: 'exchange.already-applied',
      })

      const again = await bring(ana, draft.id, right)
      expect(await planIn(ana, draft.code, again.id)).toMatchObject({ changesNothing: true })
      const carried = await take(ana, draft.code, 'csv')
      expect(await planIn(ana, draft.code, (await bring(ana, draft.id, carried)).id)).toMatchObject({
        changesNothing: true,
        others: ['Our remark'],
      })

      await ana.does(undoEdit, { versionId: draft.id })
      const { items } = await ana.asks(readWholeVersion, { code: draft.code, format: 'json' })
      const { items: before } = await ana.asks(readWholeVersion, { code: '1', format: 'json' })
      expect(items).toEqual(before)
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test(
    'meets what was changed here since as a conflict, and a draft that moved is looked at again',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      const file = await edited(await take(ana, draft.code, 'xlsx'), [
        ['IDN-08', 'title.en', 'From the file'],
        ['IDN-09', 'title.en', 'From the file too'],
      ])
      const bojan = await as.coordinator(undefined, 'two')
      const write = (item: string, value: string, seen = 0) =>
        bojan.does(changeFields, { versionId: draft.id, item, fields: [{ field: 'title.en', value, seen }] })
      await write('IDN-08', 'From the desk')
      await write('INV-02', 'Nothing to do with the file')
      const { id } = await bring(ana, draft.id, file)
      const plan = await planIn(ana, draft.code, id)
      expect(plan.conflicts).toMatchObject([
        { code: 'IDN-08', fields: [{ here: 'From the desk', file: 'From the file', isConflict: true }] },
      ])
      expect(plan.items.map(({ code }) => code)).toEqual(['IDN-09'])
      await expect(ana.does(applyFile, { importId: id, revision: 2 })).rejects.toMatchObject({
        code: 'exchange.undecided',
      })
      await write('INV-02', 'Once more', 1)
      const apply = (revision: number) => ana.does(applyFile, { importId: id, revision, items: { 'IDN-08': 'here' } })
      await expect(apply(2)).rejects.toMatchObject({ code: 'exchange.draft-moved' })
      await apply(3)
      const { items } = await ana.asks(readWholeVersion, { code: draft.code, format: 'json' })
      const title = (code: string) => items.find((it) => it.code === code)!.fields['title.en']
      expect([title('IDN-08'), title('IDN-09'), title('INV-02')]).toMatchObject([
        { text: 'From the desk' },
        { text: 'From the file too' },
        { text: 'Once more' },
      ])
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test('of a country is held to what a country may say, and is nobody else’s', async ({ as }) => {
    const lead = await as.lead('rs')
    const draft = await lead.does(startDraft, { country: 'rs' })
    const file = await edited(await take(lead, draft.code, 'xlsx'), [
      ['IDN-08', 'title.sr', 'Naš naziv'],
      ['IDN-08', 'answerType', 'text'],
    ])
    const { id } = await bring(lead, draft.id, file)
    expect((await planIn(lead, draft.code, id)).problems).toMatchObject([{ key: 'of-the-core' }])
    await expect(bring(await as.lead('al'), draft.id, file)).rejects.toMatchObject({ code: 'kit.not-found' })
    await expect((await as.lead('al')).does(applyFile, { importId: id, revision: 0 })).rejects.toMatchObject({
      code: 'kit.not-found',
    })
    await expect(bring(await as.monitor('rs'), draft.id, file)).rejects.toMatchObject({ code: 'kit.not-allowed' })
    await lead.does(setDraftAside, { versionId: draft.id })
  })

  test('is a form by the rules of the specification, as it is shipped', async ({ as }) => {
    const ana = await as.coordinator()
    const { version, items, breakdowns } = await ana.asks(readWholeVersion, { code: '1', format: 'form' })
    const form = formOf(version, items, { title: 'Instrument', breakdowns })
    expect(faultsOf(form)).toEqual([])
    expect(column(form.survey, 'name')).toContain('IDN_08')
    expect(form.survey.rows.length).toBeGreaterThan(140 + 2 * (11 + 50))
  })

  test(
    'is a form of KoboToolbox, which is shown, applied as one act, changes nothing again, and is taken back',
    { timeout: WORKBOOKS },
    async ({ as }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      const form = await workbookOf(KOBO)
      const { id } = await bring(ana, draft.id, form)
      const open = (await ana.asks(readFiles, { code: draft.code, importId: id })).brought!
      expect(open).toMatchObject({ form: { asks: { into: true } }, plan: { items: [] } })
      expect(open.form!.areas.map(({ code }) => code)).toContain('AST')
      await expect(ana.does(applyFile, { importId: id, revision: 0 })).rejects.toMatchObject({
        code: 'exchange.form-open',
      })
      const { plan } = (await ana.asks(readFiles, { code: draft.code, importId: id, into: 'AST' })).brought!
      expect(plan).toMatchObject({ problems: [], counts: { new: 6, changed: 0 }, remarkCount: 17 })
      expect(await ana.does(applyFile, { importId: id, revision: 0, into: 'AST' })).toMatchObject({
        items: 6,
        revision: 1,
      })
      const again = await bring(ana, draft.id, form)
      expect(await planIn(ana, draft.code, again.id)).toMatchObject({ changesNothing: true })

      const { version, items, breakdowns } = await ana.asks(readWholeVersion, { code: draft.code, format: 'form' })
      expect(faultsOf(formOf(version, items, { title: 'Instrument', breakdowns }))).toEqual([])
      const own = await bring(ana, draft.id, await formWorkbook(version, items, { title: 'Instrument', breakdowns }))
      const plain = await planIn(ana, draft.code, own.id)
      expect(plain).toMatchObject({ changesNothing: true, problems: [], strangers: 0 })
      expect(new Set(plain.remarks.map(({ key }) => key))).toEqual(new Set(['column', 'language']))

      for (const format of ['xlsx', 'csv', 'json'] as const) {
        const { id: back } = await bring(ana, draft.id, await take(ana, draft.code, format), `f.${format}`)
        expect(await planIn(ana, draft.code, back)).toMatchObject({ changesNothing: true, problems: [] })
      }

      await ana.does(undoEdit, { versionId: draft.id })
      const { items: after } = await ana.asks(readWholeVersion, { code: draft.code, format: 'json' })
      const { items: before } = await ana.asks(readWholeVersion, { code: '1', format: 'json' })
      expect(after).toEqual(before)
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test('is refused with its sentence where it is none, is hostile, or is of an invented base', async ({ as }) => {
    const ana = await as.coordinator()
    const draft = await ana.does(startDraft, { country: null })
    const refused = (bytes: Bytes | string, name?: string) =>
      bring(ana, draft.id, bytes, name).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
    expect(await refused('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'instrument.xlsx')).toBe('formats.not-a-workbook')
    expect(await refused('', 'instrument.xlsx')).toBe('exchange.no-file')
    expect(await refused('name;age\nAna;3', 'people.csv')).toBe('exchange.not-an-instrument')
    expect(await refused(`{"items":${'['.repeat(200_000)}`, 'deep.json')).toBe('exchange.not-our-json')
    expect(await refused('{"items":[{"code":"IDN-08","level":"indicator","fields":{"place":5}}]}')).toBe(
      'exchange.not-our-json',
    )
    expect(await refused(await take(ana, draft.code, 'csv', true), 'sample.csv')).toBe('exchange.from-a-sample')
    expect(await refused(await take(ana, draft.code, 'xlsx', true), 'sample.xlsx')).toBe('exchange.from-a-sample')
    await ana.does(setDraftAside, { versionId: draft.id })
  })
})
