import { newKey } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import { pdfFile } from '../../formats/pdf.ts'
import type { Host } from '../../server/perform.ts'
import * as newPage from './pages/new-evidence.tsx'

/** A PDF of these paragraphs. */
export const pdfOf = (...paragraphs: readonly string[]) =>
  pdfFile({
    title: 'Izveštaj',
    lang: 'sr-Latn',
    foot: 'Izveštaj',
    pages: '{page} / {pages}',
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] })),
  })

const TYPED = {
  country: 'rs',
  class: 'team',
  kind: 'document',
  'publishedOn.day': '',
  'publishedOn.month': '',
  'publishedOn.year': '2021',
  language: 'sr',
  url: '',
}

interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A source as the form of a person sends it; the answer of the page. */
export function sendSource(host: Host, person: Person, fields: Record<string, string>, file?: Sent) {
  const form = new FormData()
  form.append('key', newKey())
  for (const [name, value] of Object.entries({ ...TYPED, ...fields })) form.append(name, value)
  if (file) form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
  return answerOf(
    { host, token: person.token },
    '/app/evidence/new',
    newPage,
    new Request('http://127.0.0.1:4000/app/evidence/new', { method: 'POST', body: form }),
  )
}

/** The same, and the id that it got. */
export async function sourceWith(
  host: Host,
  person: Person,
  fields: Record<string, string>,
  file?: Sent,
): Promise<string> {
  const { status, headers, html } = await sendSource(host, person, fields, file)
  const id = /evidence\/([0-9a-f-]{36})/.exec(headers.get('location') ?? '')?.[1]
  if (id === undefined) throw new Error(`no source was added: ${status} ${html.slice(0, 500)}`)
  return id
}

/** What a page answers to a person. */
export function pageFor(
  host: Host,
  person: Person,
  [route, page]: readonly [string, Parameters<typeof answerOf>[2]],
  at: string,
) {
  return answerOf({ host, token: person.token }, route, page, new Request(`http://127.0.0.1:4000${at}`))
}
