import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import type { Person } from '../../../test/people.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { attachEvidence, changeEvidence, withdrawEvidence } from './commands.server.ts'
import * as filePage from './pages/evidence-file.ts'
import * as itemPage from './pages/evidence-item.tsx'
import * as libraryPage from './pages/library.tsx'
import * as newPage from './pages/new-evidence.tsx'
import { readLibrary } from './library-queries.server.ts'
import { publicFileOf, readEvidence } from './queries.server.ts'
import { wordFile } from './zip.fixture.ts'

const report = {
  country: 'rs',
  class: 'team',
  kind: 'link',
  title: 'Izveštaj o radu za 2020. godinu',
  publisher: 'Centar za zaštitu žrtava trgovine ljudima',
  publishedOn: '2021-03',
  language: 'sr',
  url: 'https://example.org/izvestaj',
} as const

let count = 0
const another = () => ({ ...report, title: `${report.title} ${++count}` })

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2000), Buffer.from('\n%%EOF\n')])
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62), randomBytes(2000)])

function formOf(fields: Record<string, string>, file?: { name: string; bytes: Uint8Array }): FormData {
  const form = new FormData()
  form.append('key', newKey())
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file) form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
  return form
}

const typed = {
  country: 'rs',
  class: 'team',
  kind: 'document',
  'publishedOn.day': '',
  'publishedOn.month': '3',
  'publishedOn.year': '2021',
  language: 'sr',
  author: 'Služba za koordinaciju',
  url: '',
  note: 'dobijeno poštom',
}

const upload = (host: Parameters<typeof answerOf>[0]['host'], person: Person, form: FormData) =>
  answerOf(
    { host, token: person.token },
    '/app/evidence/new',
    newPage,
    new Request('http://127.0.0.1:4000/app/evidence/new', { method: 'POST', body: form }),
  )

const download = (host: Parameters<typeof answerOf>[0]['host'], person: Person, id: string) =>
  answerOf(
    { host, token: person.token },
    '/app/evidence/:id/file',
    filePage,
    new Request(`http://127.0.0.1:4000/app/evidence/${id}/file`),
  )

const idIn = (location: string | null) => /evidence\/([0-9a-f-]{36})/.exec(location ?? '')![1]!

describe('a source by its address', () => {
  test('is kept as precisely as it dates itself', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const { id } = await monitor.does(attachEvidence, another())
    const { item } = await monitor.asks(readEvidence, { id })
    expect([item.publishedOn, item.class, item.isSealed]).toEqual(['2021-03', 'team', false])
  })

  test('must begin with http or https', async ({ as }) => {
    const again = (await as.monitor('rs')).does(attachEvidence, { ...another(), url: 'javascript:alert(1)' })
    await expect(again).rejects.toMatchObject({ code: 'kit.invalid', fields: [{ field: 'url', key: 'kit.field.url' }] })
  })

  test('needs an address or a file, unless it is an interview', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const nowhere = monitor.does(attachEvidence, { ...another(), url: '' })
    await expect(nowhere).rejects.toMatchObject({ fields: [{ field: 'url', key: 'evidence.field.link-or-file' }] })
    await expect(monitor.does(attachEvidence, { ...another(), url: '', kind: 'interview' })).resolves.toHaveProperty(
      'id',
    )
  })

  test('is refused a second time by name, until the first is withdrawn', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const source = another()
    const first = await monitor.does(attachEvidence, source)
    await expect(monitor.does(attachEvidence, source)).rejects.toMatchObject({ code: 'evidence.already-there' })
    await monitor.does(withdrawEvidence, { ...first, reason: 'A newer one was published.' })
    await expect(monitor.does(attachEvidence, source)).resolves.toHaveProperty('id')
  })

  test.for([
    [{ day: '31', month: '2', year: '2021' }, '31.2. is no day'],
    [{ day: '3', month: '', year: '2021' }, 'a day without a month'],
    [{ day: '', month: '13', year: '2021' }, 'a thirteenth month'],
  ] as const)('%o is refused: %s', async ([publishedOn], { as }) => {
    const wrong = (await as.monitor('rs')).does(attachEvidence, { ...another(), publishedOn })
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'publishedOn', key: 'kit.field.day' }] })
  })

  test('is found blind to script and accents', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const { id } = await monitor.does(attachEvidence, { ...another(), title: 'Годишњи извештај Чачак' })
    const { rows } = await monitor.asks(readLibrary, { text: 'cacak' })
    expect(rows.map((row) => row.id)).toContain(id)
  })

  test('stays visible when it is withdrawn, with the reason, and is withdrawn once', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const source = await monitor.does(attachEvidence, another())
    const { version } = await monitor.does(withdrawEvidence, { ...source, reason: 'The ministry retracted it.' })
    const { item } = await monitor.asks(readEvidence, { id: source.id })
    expect(item).toMatchObject({ withdrawnReason: 'The ministry retracted it.', withdrawnAt: expect.any(String) })
    const again = monitor.does(withdrawEvidence, { id: source.id, version, reason: 'Again.' })
    await expect(again).rejects.toMatchObject({ code: 'evidence.already-withdrawn' })
    await expect(monitor.does(withdrawEvidence, { ...source, reason: ' ' })).rejects.toMatchObject({
      code: 'kit.invalid',
    })
  })

  test('changed by two at once shows the later one what the first saved', async ({ as }) => {
    const [first, second] = [await as.monitor('rs'), await as.monitor('rs', 'two')]
    const source = another()
    const { id, version } = await first.does(attachEvidence, source)
    await first.does(changeEvidence, { ...source, id, version, author: 'First' })
    const stale = second.does(changeEvidence, { ...source, id, version, author: 'Second' })
    await expect(stale).rejects.toMatchObject({
      code: 'kit.conflict',
      details: { version: 2, theirs: { author: 'First' } },
    })
  })
})

describe('a file', () => {
  test('is kept, and comes back as an attachment that no browser runs', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const answer = await upload(
      host,
      monitor,
      formOf({ ...typed, title: 'A reply' }, { name: 'odgovor čč.pdf', bytes: PDF }),
    )
    expect(answer.status).toBe(303)
    const file = await download(host, monitor, idIn(answer.headers.get('location')))
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="odgovor __.pdf"; filename*=UTF-8''odgovor%20%C4%8D%C4%8D.pdf`,
    )
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(file.headers.get('content-type')).toBe('application/pdf')
  })

  test('of 30 MB is answered with its sentence, and everything else that was written', async ({ as, host, pool }) => {
    const bytes = Buffer.concat([PDF, Buffer.alloc(30_000_000 - PDF.length)])
    const answer = await upload(
      host,
      await as.monitor('rs'),
      formOf({ ...typed, title: 'Large reply' }, { name: 'a.pdf', bytes }),
    )
    expect(answer.status).toBe(413)
    expect(answer.html).toContain('The file has 30 MB; the limit is 20 MB.')
    for (const kept of ['Large reply', 'Služba za koordinaciju', 'dobijeno poštom']) expect(answer.html).toContain(kept)
    expect((await pool.query(`select from evidence where title = 'Large reply'`)).rowCount).toBe(0)
  })

  test('that is a program named .pdf is refused by what it is', async ({ as, host }) => {
    const answer = await upload(
      host,
      await as.monitor('rs'),
      formOf({ ...typed, title: 'A trap' }, { name: 'reply.pdf', bytes: EXE }),
    )
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('“reply.pdf” cannot be taken: by its content it is a program')
    expect(answer.html).toContain('Služba za koordinaciju')
  })

  test('of two formats at once, a page named .txt and an empty one are refused', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const wrong = [
      { name: 'a.docx', bytes: PDF },
      { name: 'a.html', bytes: Buffer.from('<script>alert(1)</script>') },
      { name: 'a.txt', bytes: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]) },
      { name: 'a.csv', bytes: Buffer.alloc(0) },
    ]
    for (const file of wrong) {
      const answer = await upload(host, monitor, formOf({ ...typed, title: 'Wrong' }, file))
      expect([file.name, answer.status]).toEqual([file.name, 422])
    }
  })

  test('that would do something by itself is refused: a PDF with a script, a picture with one', async ({
    as,
    host,
    pool,
  }) => {
    const monitor = await as.monitor('rs')
    const scripted = Buffer.from(
      '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n%%EOF',
    )
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const typedTrap = { ...typed, title: 'Acts by itself' }
    const pdf = await upload(host, monitor, formOf(typedTrap, { name: 'reply.pdf', bytes: scripted }))
    expect([pdf.status, pdf.html]).toEqual([422, expect.stringContaining('(JavaScript)')])
    for (const name of ['a.svg', 'a.png', 'a.txt', 'a'])
      expect((await upload(host, monitor, formOf(typedTrap, { name, bytes: svg }))).status, name).toBe(422)
    expect((await pool.query(`select from evidence where title = 'Acts by itself'`)).rowCount).toBe(0)
  })

  test('packed to unpack a thousandfold is refused before anything unpacks it', async ({ as, host }) => {
    const bytes = wordFile([{ name: 'word/media/image.bin', bytes: Buffer.alloc(8 * 1024 * 1024) }])
    const answer = await upload(
      host,
      await as.monitor('rs'),
      formOf({ ...typed, title: 'Packed' }, { name: 'a.docx', bytes }),
    )
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('“a.docx” is packed in a way that could do harm')
  })

  test('packed as a word processor packs it is taken', async ({ as, host }) => {
    const bytes = wordFile([])
    const answer = await upload(
      host,
      await as.monitor('rs'),
      formOf({ ...typed, title: 'A letter' }, { name: 'a.docx', bytes }),
    )
    expect(answer.status).toBe(303)
  })

  test('that is not a multipart form is refused without a trace', async ({ as, host }) => {
    const request = new Request('http://127.0.0.1:4000/app/evidence/new', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc',
    })
    const answer = await answerOf(
      { host, token: (await as.monitor('rs')).token },
      '/app/evidence/new',
      newPage,
      request,
    )
    expect(answer.status).toBe(400)
  })

  test('cannot be named by the place where it lies', async ({ as }) => {
    const forged = { ...another(), upload: { name: 'passwd', size: 3, place: '/etc/passwd' } }
    await expect((await as.monitor('rs')).does(attachEvidence, forged)).rejects.toMatchObject({ code: 'kit.invalid' })
  })
})

describe('restricted evidence', () => {
  const sealed = { ...typed, class: 'restricted', title: 'Interview note' }

  test('lies encrypted, is opened by those of the country alone, and every opening is logged', async ({
    as,
    host,
    pool,
  }) => {
    const monitor = await as.monitor('rs')
    const answer = await upload(host, monitor, formOf(sealed, { name: 'note.pdf', bytes: PDF }))
    const id = idIn(answer.headers.get('location'))
    const { rows } = await pool.query(
      'select f.sealed_key, f.sha256 from evidence e join file f on f.sha256 = e.file_sha256 where e.id = $1',
      [id],
    )
    expect(rows[0].sealed_key).toEqual(expect.any(String))
    const opened = await download(host, monitor, id)
    expect([opened.status, opened.headers.get('content-length')]).toEqual([200, String(PDF.length)])
    const log = await pool.query(
      `select actor_id from audit_entry where act = 'evidence.restricted-file-opened' and subject = $1`,
      [`evidence ${id}`],
    )
    expect(log.rows).toEqual([{ actor_id: monitor.id }])
    for (const other of [await as.reviewer('rs'), await as.coordinator(), await as.monitor('al')])
      expect((await download(host, other, id)).status).toBe(404)
  })

  test('asks for a recent sign-in before it opens', async ({ as, host, clock }) => {
    const monitor = await as.monitor('rs')
    const answer = await upload(host, monitor, formOf({ ...sealed, title: 'Later' }, { name: 'note.pdf', bytes: PDF }))
    const before = clock.now
    clock.now = new Date(before.getTime() + 30 * 60 * 1000)
    const opened = await download(host, monitor, idIn(answer.headers.get('location')))
    clock.now = before
    expect(opened.headers.get('location')).toMatch(/^\/app\/sign-in-again\?to=/)
  })

  test('never changes into another class, nor a file into it', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const link = { ...another(), class: 'restricted' } as const
    const { id, version } = await monitor.does(attachEvidence, link)
    const released = monitor.does(changeEvidence, { ...link, id, version, class: 'public' })
    await expect(released).rejects.toMatchObject({ code: 'evidence.restricted-stays' })
    const open = await upload(host, monitor, formOf({ ...typed, title: 'Open' }, { name: 'a.pdf', bytes: PDF }))
    const sealedLater = monitor.does(changeEvidence, {
      ...another(),
      id: idIn(open.headers.get('location')),
      version: 1,
      class: 'restricted',
    })
    await expect(sealedLater).rejects.toMatchObject({ code: 'evidence.restricted-stays' })
  })

  test('is not attached by somebody who could not see it', async ({ as }) => {
    const attempt = (await as.rapporteur('rs')).does(attachEvidence, { ...another(), class: 'restricted' })
    await expect(attempt).rejects.toMatchObject({ fields: [{ field: 'class', key: 'evidence.field.class-not-yours' }] })
  })
})

describe('the evidence of another country', () => {
  test('asked for by address is answered as what is not there, byte for byte', async ({ as, host }) => {
    const { id } = await (await as.monitor('rs')).does(attachEvidence, another())
    const stranger = await as.monitor('al')
    const page = async (which: string) => {
      const request = new Request(`http://127.0.0.1:4000/app/evidence/${which}`)
      return answerOf({ host, token: stranger.token }, '/app/evidence/:id', itemPage, request)
    }
    const [foreign, absent] = [await page(id), await page(newKey())]
    expect(foreign.status).toBe(404)
    expect({ ...foreign, headers: [...foreign.headers] }).toEqual({ ...absent, headers: [...absent.headers] })
    const [files, none] = [await download(host, stranger, id), await download(host, stranger, newKey())]
    expect([files.status, files.html]).toEqual([none.status, none.html])
  })

  test('is neither listed nor changed', async ({ as }) => {
    const { id, version } = await (await as.monitor('rs')).does(attachEvidence, another())
    const stranger = await as.monitor('al')
    const { rows } = await stranger.asks(readLibrary, {})
    expect(rows.filter(({ country }) => country !== 'al')).toEqual([])
    await expect(stranger.does(withdrawEvidence, { id, version, reason: 'Mine.' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(stranger.does(attachEvidence, another())).rejects.toMatchObject({ status: 404 })
  })
})

test('only a file of the public class is handed to the portal', async ({ as, host }) => {
  const monitor = await as.monitor('rs')
  const names: (string | null | undefined)[] = []
  for (const cls of ['public', 'team']) {
    const form = formOf({ ...typed, class: cls, title: `For the portal ${cls}` }, { name: 'a.pdf', bytes: PDF })
    const id = idIn((await upload(host, monitor, form)).headers.get('location'))
    names.push((await host.asSystem((tx) => publicFileOf(tx, id)))?.name)
  }
  expect(names).toEqual(['a.pdf', undefined])
})

test('a reviewer and a publisher read the library and are offered no form that would refuse them', async ({
  as,
  host,
}) => {
  const monitor = await as.monitor('rs')
  const { id } = await monitor.does(attachEvidence, another())
  const shown = async (person: Person, path: string, page: Parameters<typeof answerOf>[2], at = path) =>
    (await answerOf({ host, token: person.token }, path, page, new Request(`http://127.0.0.1:4000${at}`))).html
  for (const reader of [await as.reviewer('rs'), await as.publisher('rs')]) {
    expect(await shown(reader, '/app/evidence', libraryPage)).not.toContain('/app/evidence/new')
    expect(await shown(reader, '/app/evidence/new', newPage)).not.toContain('<form')
    expect(await shown(reader, '/app/evidence/:id', itemPage, `/app/evidence/${id}`)).not.toContain('<form')
  }
  expect(await shown(monitor, '/app/evidence', libraryPage)).toContain('/app/evidence/new')
  expect(await shown(monitor, '/app/evidence/new', newPage)).toContain('name="title"')
  expect(await shown(monitor, '/app/evidence/:id', itemPage, `/app/evidence/${id}`)).toContain('name="reason"')
})
