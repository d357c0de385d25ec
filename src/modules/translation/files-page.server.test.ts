import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import { HOSTILE } from '../../formats/hostile.fixture.ts'
import { structureFaults } from '../../formats/xliff-structure.fixture.ts'
import type { Host } from '../../server/perform.ts'
import { bytesOf, draftOfCore, take, titles } from './files.fixture.ts'
import * as filePage from './pages/file.ts'
import * as filesPage from './pages/files.tsx'

const WORKBOOKS = 120_000

/** All the others are met where workbooks are read. */
const WORST: readonly string[] = [
  'encrypted',
  'macros',
  'unpacks-too-big',
  'xml-declarations',
  'damaged',
  'old-workbook',
]

describe('the page of the files', () => {
  const ask = (
    host: Host,
    person: Person,
    draft: { id: string; code: string },
    file?: { name: string; bytes: Uint8Array },
  ) => {
    const url = `http://127.0.0.1:4000/app/translate/files?version=${draft.code}&into=sq`
    if (!file) return answerOf({ host, token: person.token }, '/app/translate/files', filesPage, new Request(url))
    const body = new FormData()
    body.append('key', newKey())
    body.append('versionId', draft.id)
    body.append('lang', 'sq')
    body.append('file', new File([new Uint8Array(file.bytes)], file.name))
    return answerOf(
      { host, token: person.token },
      '/app/translate/files',
      filesPage,
      new Request(url, { method: 'POST', body }),
    )
  }

  test('leads to the files, which are saved under a name and kept nowhere', async ({ as, host }) => {
    const ana = await as.translator()
    const draft = await draftOfCore(as)
    const html = (await ask(host, ana, draft)).html
    const path = /href="(\/app\/translate\/files\/[^"]*\.xlf[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const file = await answerOf(
      { host, token: ana.token },
      '/app/translate/files/:name',
      filePage,
      new Request(`http://127.0.0.1:4000${path}`),
    )
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="translations-${draft.code}-sq.xlf"`)
    expect(file.headers.get('content-type')).toContain('application/xliff+xml')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(await structureFaults(file.html)).toEqual([])
  })

  test(
    'refuses whatever hostile workbook or document comes, in a sentence, and keeps nothing',
    { timeout: WORKBOOKS },
    async ({ as, host, pool }) => {
      const ana = await as.translator()
      const draft = await draftOfCore(as)
      const xliff = (text: string) => bytesOf(`<?xml version="1.0"?>${text}`)
      const documents = [
        { name: 'entities.xlf', bytes: xliff('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>') },
        { name: 'outside.xlf', bytes: xliff('<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff/>') },
        { name: 'other.xlf', bytes: xliff('<html><body/></html>') },
        { name: 'half.xlf', bytes: (await take(ana, 'xlf', titles)).slice(0, 3000) },
        { name: 'deep.xlf', bytes: xliff('<a>'.repeat(100_000)) },
        { name: 'utf16.xlf', bytes: new Uint8Array(Buffer.from('\uFEFF<xliff/>', 'utf16le')) },
        { name: 'a.pdf.xlf', bytes: bytesOf('%PDF-1.7\n') },
        { name: 'empty.xlf', bytes: new Uint8Array() },
        { name: 'huge.xlf', bytes: new Uint8Array(21_000_000).fill(60) },
      ]
      const workbooks = HOSTILE.filter(({ refusal }) => WORST.includes(refusal)).map(({ name, make }) => ({
        name: `${name}.xlsx`,
        bytes: make(),
      }))
      for (const file of [...documents, ...workbooks]) {
        const answer = await ask(host, ana, draft, file)
        expect([413, 415, 422], file.name).toContain(answer.status)
        expect(answer.html, file.name).toMatch(/class="error-summary".*<li>[^<]{30,}|Choose a file/)
      }
      const { rows } = await pool.query('select 1 from translation_import where version_id = $1', [draft.id])
      expect(rows).toEqual([])
    },
  )
})
