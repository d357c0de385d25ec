import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { sheetOf, workbookOf } from '../../formats/archive.fixture.ts'
import { HOSTILE } from '../../formats/hostile.fixture.ts'
import formatsMessages from '../../formats/messages.json' with { type: 'json' }
import { setDraftAside, startDraft } from '../instrument/draft-commands.server.ts'
import { versionById } from '../instrument/queries.server.ts'
import messages from './messages.json' with { type: 'json' }
import * as filesPage from './pages/files.tsx'
import { readFiles } from './queries.server.ts'

const MOST_MILLISECONDS = 5000

/** The page behind a real socket: what comes in is what a browser sends. */
type Answering = (request: Request) => ReturnType<typeof answerOf>
let answering: Answering | undefined
const server = createAdaptorServer({
  fetch: async (request) => {
    const { status, headers, html } = await answering!(request)
    return new Response(html, { status, headers })
  },
})
beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)))
afterAll(() => new Promise<void>((done) => void server.close(() => done())))

/** What stands between the values of a sentence, to be found on the page. */
function sentence(key: string): string[] {
  const [module, name] = key.split('.') as ['formats' | 'exchange', string]
  const found = (module === 'formats' ? formatsMessages : messages)[`problem.${name}` as never] as
    | string
    | { text: string }
  const text = typeof found === 'string' ? found : found.text
  // Only whole sentences without a plural are looked for; every refusal has at least two.
  return text.split(/(?<=\.)\s/).filter((it) => !it.includes('{') && !it.includes('}'))
}

const huge = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
const everything = `${huge}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"x"</formula1></dataValidation></dataValidations>`
const OTHERS: Readonly<Record<string, string>> = {
  'nothing at all': 'exchange.no-file',
  'more bytes than are taken': 'exchange.too-big',
}
const FILES: readonly { name: string; make: () => Uint8Array; code: string; as?: string }[] = [
  ...HOSTILE.map(({ name, make, refusal }) => ({ name, make, code: OTHERS[name] ?? `formats.${refusal}` })),
  {
    name: '10⁹ declared cells',
    make: () => workbookOf({ sheet: `<dimension ref="A1:XFD65536"/>${everything}` }),
    code: 'exchange.not-an-instrument',
  },
  {
    name: 'a CSV that is no table of an instrument',
    make: () => Buffer.from('a;b\n=cmd|calc!A1;2\n'),
    code: 'exchange.not-an-instrument',
    as: 'x.csv',
  },
  {
    name: 'a table that is no text',
    make: () => Buffer.concat([Buffer.from('code,level\n'), Buffer.from([0xc3, 0x28])]),
    code: 'exchange.not-an-instrument',
    as: 'x.csv',
  },
  {
    name: 'JSON without end',
    make: () => Buffer.from(`{"items":${'['.repeat(100_000)}`),
    code: 'exchange.not-our-json',
    as: 'x.json',
  },
]

describe('a hostile file on the page of the files', () => {
  test.for(FILES)(
    '$name is refused with its sentence, at once, and nothing is changed',
    async ({ make, code, as: name }, { as, host, pool }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      answering = (request) => answerOf({ host, token: ana.token }, '/app/instrument/:code/files', filesPage, request)
      const answer = await sent(draft, make(), name ?? 'instrument.xlsx')
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(504)
      const words = sentence(code)
      expect(words.length).toBeGreaterThan(0)
      for (const one of words) expect(answer.html).toContain(one)
      expect(answer.milliseconds).toBeLessThan(MOST_MILLISECONDS)
      expect((await host.asSystem((tx) => versionById(tx, draft.id)))!.revision).toBe(0)
      const { rows } = await pool.query('select 1 from instrument_import where version_id = $1', [draft.id])
      expect(rows).toEqual([])
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test.for([
    {
      name: 'an instrument',
      cells: [
        ['code', 'level', 'title.en'],
        ['IDN-08', 'indicator', '?'],
      ],
      sheet: 'Sheet',
    },
    {
      name: 'a form',
      cells: [
        ['type', 'name', 'label::English (en)'],
        ['text', 'a', '?'],
      ],
      sheet: 'survey',
    },
  ])(
    '$name with a formula is shown the cell, and none of it can be applied',
    async ({ cells, sheet }, { as, host }) => {
      const ana = await as.coordinator()
      const draft = await ana.does(startDraft, { country: null })
      answering = (request) => answerOf({ host, token: ana.token }, '/app/instrument/:code/files', filesPage, request)
      const honest = sheetOf(cells)
      const bytes = workbookOf({
        sheet: honest.replace(
          /<c t="inlineStr"><is><t[^>]*>\?<\/t><\/is><\/c>/,
          '<c><f>WEBSERVICE("http://x")</f><v>1</v></c>',
        ),
        workbook: `<sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets>`,
      })
      const { location } = await sent(draft, bytes, 'instrument.xlsx')
      const importId = new URL(location!, 'http://x').searchParams.get('import')!
      const { plan } = (await ana.asks(readFiles, { code: draft.code, importId, into: 'IDN' })).brought!
      expect(plan!.problems).toContainEqual({ address: `${sheet}!C2`, key: 'formula', values: { formula: '=WEBSERVICE("http://x")' } }) // prettier-ignore
      const shown = await fetch(`${origin()}/app/instrument/${draft.code}/files?import=${importId}&into=IDN`)
      const html = await shown.text()
      expect(html).toContain('This cell holds a formula')
      expect(html).not.toContain('value="apply"')
      await ana.does(setDraftAside, { versionId: draft.id })
    },
  )

  test('a form of groups in groups without end is refused at its cell', async ({ as, host }) => {
    const ana = await as.coordinator()
    const draft = await ana.does(startDraft, { country: null })
    answering = (request) => answerOf({ host, token: ana.token }, '/app/instrument/:code/files', filesPage, request)
    const rows = Array.from({ length: 15_000 }, (_, at) => ['begin_group', `g${at}`, 'Group'])
    const bytes = workbookOf({
      sheet: sheetOf([['type', 'name', 'label::English (en)'], ...rows]),
      workbook: '<sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets>',
    })
    const { location } = await sent(draft, bytes, 'form.xlsx')
    const importId = new URL(location!, 'http://x').searchParams.get('import')!
    const { plan } = (await ana.asks(readFiles, { code: draft.code, importId, into: 'IDN' })).brought!
    expect(plan!.problems).toEqual([{ address: 'survey!A52', key: 'form-deep', values: { most: 50 } }])
    await ana.does(setDraftAside, { versionId: draft.id })
  })
})

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function sent(draft: { id: string; code: string }, bytes: Uint8Array, name: string) {
  const body = new FormData()
  body.append('key', newKey())
  body.append('versionId', draft.id)
  body.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const startedAt = performance.now()
  const answer = await fetch(`${origin()}/app/instrument/${draft.code}/files`, {
    method: 'POST',
    body,
    redirect: 'manual',
  })
  const html = await answer.text()
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    html,
    milliseconds: performance.now() - startedAt,
  }
}
