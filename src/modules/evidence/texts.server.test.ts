import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { attachEvidence, changeEvidence } from './commands.server.ts'
import { pageFor, pdfOf, sendSource, sourceWith } from './evidence.fixture.ts'
import { settleFindings } from './finding-commands.server.ts'
import { unsettledAmong } from './finding-queries.server.ts'
import { readLibrary } from './library-queries.server.ts'
import * as libraryPage from './pages/library.tsx'
import * as itemPage from './pages/evidence-item.tsx'
import * as imagePage from './pages/page-image.ts'
import * as textPage from './pages/source-text.tsx'
import { drawsPages } from '../../formats/page-image.ts'
import { isInText, readSourceText } from './passage-queries.server.ts'
import { publicFileOf, readEvidence } from './queries.server.ts'
import { readWaitingTexts } from './text-work.server.ts'

const NUMBER = '0101990710006'
const REAL = `${NUMBER.slice(0, 12)}${controlOf(NUMBER)}`

function controlOf(digits: string): number {
  const sum = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((all, weight, at) => all + weight * Number(digits[at]), 0)
  const control = 11 - (sum % 11)
  return control > 9 ? 0 : control
}

describe('the text of a file', () => {
  test('is read soon after, by page, and found in the other script, without accents and in the other pronunciation', async ({
    as,
    host,
  }) => {
    const monitor = await as.monitor('rs')
    const bytes = await pdfOf('Dete žrtva je smešteno u prihvatilište.', 'Đaci su obavešteni.')
    const id = await sourceWith(host, monitor, { title: 'Izveštaj prihvatilišta' }, { name: 'a.pdf', bytes })
    expect((await monitor.asks(readSourceText, { id })).text?.state).toBe('waiting')
    await readWaitingTexts(host)
    const { text, body, page } = await monitor.asks(readSourceText, { id })
    expect([text, page]).toEqual([expect.objectContaining({ state: 'read', pages: 1 }), 1])
    expect(body).toContain('Đaci su obavešteni.')
    for (const typed of ['djaci obavesteni', 'ђаци', 'dijete prihvat', 'PRIHVATILISTE']) {
      const { passages } = await monitor.asks(readLibrary, { text: typed })
      expect(
        passages.map(({ evidenceId }) => evidenceId),
        typed,
      ).toEqual([id])
    }
    const { html } = await pageFor(host, monitor, ['/app/evidence', libraryPage], '/app/evidence?text=daci')
    expect(html).toContain(`href="/app/evidence/${id}/text?page=1"`)
    expect(html).toContain('<mark>Đaci</mark>')
  })

  test('of another country is found by nobody else: not by words, not by its address', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const id = await sourceWith(
      host,
      monitor,
      { title: 'Tajni nacrt' },
      { name: 'a.pdf', bytes: await pdfOf('Jedinstvenareč u nacrtu.') },
    )
    await readWaitingTexts(host)
    const stranger = await as.monitor('al')
    for (const search of [{ text: 'jedinstvenarec' }, { text: 'jedinstvenarec', country: 'rs' }])
      expect((await stranger.asks(readLibrary, search)).passages).toEqual([])
    const page = await pageFor(host, stranger, ['/app/evidence/:id/text', textPage], `/app/evidence/${id}/text`)
    expect([page.status, page.html.includes('Jedinstven')]).toEqual([404, false])
    expect((await (await as.coordinator()).asks(readLibrary, { text: 'jedinstvenarec' })).passages).toHaveLength(1)
  })

  test('of a restricted source is not read, and stands nowhere', async ({ as, host, pool }) => {
    const monitor = await as.monitor('rs')
    const bytes = await pdfOf('Zapečaćenareč.')
    const id = await sourceWith(host, monitor, { title: 'Beleška', class: 'restricted' }, { name: 'a.pdf', bytes })
    await readWaitingTexts(host)
    expect((await monitor.asks(readLibrary, { text: 'zapecacenarec' })).passages).toEqual([])
    expect((await pool.query('select from passage where evidence_id = $1', [id])).rowCount).toBe(0)
  })

  test('that cannot be read says so, and is tried no more', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const bytes = Buffer.from('%PDF-1.7\nnothing that follows is one\n%%EOF')
    const id = await sourceWith(host, monitor, { title: 'Oštećeno' }, { name: 'a.pdf', bytes })
    await readWaitingTexts(host)
    expect((await monitor.asks(readSourceText, { id })).text?.state).toBe('unreadable')
    expect(await readWaitingTexts(host)).toBe(0)
  })

  test('is what a quotation is checked against', async ({ as, host }) => {
    const monitor = await as.monitor('rs')
    const id = await sourceWith(
      host,
      monitor,
      { title: 'Za navod' },
      { name: 'a.pdf', bytes: await pdfOf('Identifikovano je 57 žrtava trgovine ljudima.') },
    )
    await readWaitingTexts(host)
    const isIn = (quotation: string, page: string | null) =>
      host.asSystem((tx) => isInText(tx, { evidenceId: id, page, quotation }))
    expect(await isIn('57 žrtava', '1')).toBe(true)
    expect(await isIn('57 žrtava', null)).toBe(true)
    expect(await isIn('57 žrtava', '2')).toBe(false)
    expect(await isIn('75 žrtava', '1')).toBe(false)
  })
})

describe('what looks like a person’s', () => {
  test('is said before anything is saved; who has looked saves it all the same', async ({ as, host, pool }) => {
    const monitor = await as.monitor('rs')
    const typed = { title: 'Presuda', note: `JMBG ${REAL}`, kind: 'judgment', url: 'https://example.org/p' }
    const warned = await sendSource(host, monitor, typed)
    expect(warned.status).toBe(422)
    expect(warned.html).toContain('what looks like a personal number')
    expect(warned.html).toContain('name="hasLooked"')
    expect((await pool.query(`select from evidence where title = 'Presuda'`)).rowCount).toBe(0)
    const id = await sourceWith(host, monitor, { ...typed, hasLooked: 'yes' })
    const { findings } = await monitor.asks(readEvidence, { id })
    expect(findings.shown).toMatchObject([{ kind: 'personal-number', place: 'note', found: REAL, settledAs: null }])
    expect(
      (await pool.query('select * from personal_finding where evidence_id = $1', [id])).rows
        .map((row) => JSON.stringify(row))
        .join(),
    ).not.toContain(REAL)
  })

  test('in the name of an author is none, in a title it is; what stood there before is not said again', async ({
    as,
  }) => {
    const monitor = await as.monitor('rs')
    const source = {
      country: 'rs',
      class: 'team',
      kind: 'link',
      title: 'Studija',
      author: 'Jovan Petrović',
      publishedOn: '2021',
      language: 'sr',
      url: 'https://example.org/studija',
    } as const
    const { id, version } = await monitor.does(attachEvidence, source)
    const named = { ...source, id, title: 'Slučaj Jovan Petrović' }
    await expect(monitor.does(changeEvidence, { ...named, version })).rejects.toMatchObject({
      code: 'evidence.looks-personal',
      fields: [{ field: 'title', key: 'evidence.field.personal.name' }],
    })
    const changed = await monitor.does(changeEvidence, { ...named, version, hasLooked: true })
    await monitor.does(changeEvidence, { ...named, version: changed.version, publisher: 'Institut' })
  })

  test('in a text is kept by passage, keeps its file from the portal, and is settled by somebody with a reason', async ({
    as,
    host,
    pool,
  }) => {
    const monitor = await as.monitor('rs')
    const bytes = await pdfOf(
      `Žrtva Ana Horvat, JMBG ${REAL}.`,
      'Predmet K-12/2019. Ponovo Ana Horvat, tel. 011/222-3344.',
    )
    const id = await sourceWith(host, monitor, { title: 'Sa podacima', class: 'public' }, { name: 'a.pdf', bytes })
    const isOpen = async () => (await host.asSystem((tx) => unsettledAmong(tx, [id]))).length > 0
    expect(await isOpen()).toBe(true)
    await readWaitingTexts(host)
    const before = await monitor.asks(readEvidence, { id })
    expect(new Set(before.findings.shown.map(({ kind }) => kind))).toEqual(
      new Set(['name', 'personal-number', 'case-number', 'phone']),
    )
    expect(await host.asSystem((tx) => publicFileOf(tx, id))).toBeUndefined()
    const settle = { id, settledAs: 'public-role', reason: 'An invented person of this test.' } as const
    await expect(monitor.does(settleFindings, { ...settle, reason: ' ', kinds: ['name'] })).rejects.toMatchObject({
      status: 422,
    })
    await expect(monitor.does(settleFindings, settle)).rejects.toMatchObject({ fields: [{ field: 'marks' }] })
    await expect((await as.publisher('rs')).does(settleFindings, { ...settle, kinds: ['name'] })).rejects.toMatchObject(
      { status: 403 },
    )
    await expect((await as.monitor('al')).does(settleFindings, { ...settle, kinds: ['name'] })).rejects.toMatchObject({
      status: 404,
    })
    const marks = before.findings.shown.filter(({ kind }) => kind !== 'name').map(({ mark }) => mark)
    await monitor.does(settleFindings, { ...settle, marks })
    expect(await isOpen()).toBe(true)
    await (await as.reviewer('rs')).does(settleFindings, { ...settle, kinds: ['name'] })
    expect(await isOpen()).toBe(false)
    expect(await host.asSystem((tx) => publicFileOf(tx, id))).toMatchObject({ name: 'a.pdf' })
    await pool.query(`update evidence_text set state = 'waiting', tries = 0 where evidence_id = $1`, [id])
    await readWaitingTexts(host)
    expect(await isOpen()).toBe(false)
    const { html } = await pageFor(host, monitor, ['/app/evidence/:id', itemPage], `/app/evidence/${id}`)
    expect(html).toContain('An invented person of this test.')
  })
})

describe.runIf(await drawsPages())('a page of a source as a picture', () => {
  const route = ['/app/evidence/:id/pages/:page', imagePage] as const

  test('is drawn for who sees the source; of another country and of a restricted one there is none', async ({
    as,
    host,
  }) => {
    const monitor = await as.monitor('rs')
    const file = { name: 'a.pdf', bytes: await pdfOf('Slika strane.') }
    const id = await sourceWith(host, monitor, { title: 'Za sliku' }, file)
    const drawn = await pageFor(host, monitor, route, `/app/evidence/${id}/pages/1`)
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png'])
    for (const page of ['2', '0', 'x', '-1'])
      expect((await pageFor(host, monitor, route, `/app/evidence/${id}/pages/${page}`)).status, page).toBe(404)
    expect((await pageFor(host, await as.monitor('al'), route, `/app/evidence/${id}/pages/1`)).status).toBe(404)
    const secret = await sourceWith(host, monitor, { title: 'Tajno', class: 'restricted' }, file)
    expect((await pageFor(host, monitor, route, `/app/evidence/${secret}/pages/1`)).status).toBe(404)
  })
})
