import { parse } from 'csv-parse/sync'
import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import type { People } from '../../../test/people.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { readable } from '../../../test/platform/html.ts'
import type { Host } from '../../server/perform.ts'
import { attached } from '../assessment/desk.fixture.ts'
import { readDesk } from '../assessment/desk-queries.server.ts'
import * as deskPage from '../assessment/pages/desk.tsx'
import { readCycles } from '../cycle/board-queries.server.ts'
import * as evidencePage from '../evidence/pages/evidence-item.tsx'
import { recordObservation } from '../observation/commands.server.ts'
import { editionToRead } from '../edition/queries.server.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { assess, openCycle } from '../edition/edition.fixture.ts'
import { publishedWith } from '../instrument/published-with.fixture.ts'
import { crawl, ratingsIn, withoutRules } from './crawl.fixture.ts'
import { dataOf, readerOf } from './public-pages.fixture.tsx'
import { portalRoutes } from './routes.ts'

type Given = Parameters<typeof openCycle>[0]

/** The only ratings of the base: whatever rating stands anywhere is one of these, and was given by one of two scales. */
const OLD = { ratings: [0, 1], narrative: 'Narrative by the OLD scale' }
const NEW = { ratings: [3], narrative: 'Narrative by the NEW scale' }
const WHY = 'Planted reason: nine in ten.'

const WAY = {
  starts: [
    '/en/search?q=narrative',
    '/en/search?q=CMP-01',
    '/en/instrument/1',
    ...['rs-2041.1', 'al-2042.1', 'rs-2042.1'].flatMap((label) => [
      `/en/indicators/cmp-01?edition=${label}`,
      `/en/indicators/cmp-05?edition=${label}`,
      `/en/areas/cmp?edition=${label}`,
      `/en/compare?edition=${label}`,
    ]),
  ],
  names: /^(cmp|cmp-01|cmp-05|inv|inv-01|identified_victims_total)$/i,
}

/** The same for what was entered as a figure: of a question that was asked of less, and of more. */
const FIGURES = { old: 'Figure for the OLD question', new: 'Figure for the NEW question' }

async function plant(given: Given, host: Host): Promise<void> {
  await rated(given, { country: 'rs', year: 2041, version: '1', rating: 0, narrative: OLD.narrative })
  await rated(given, { country: 'al', year: 2042, version: '1', rating: 1, narrative: OLD.narrative })
  await changeScale(host, given.as)
  await rated(given, { country: 'rs', year: 2042, version: '2', rating: 3, narrative: NEW.narrative })
}

interface Rated {
  readonly country: string
  readonly year: number
  readonly version: string
  readonly rating: number
  readonly narrative: string
}

async function rated(given: Given, { rating, narrative, ...of }: Rated): Promise<void> {
  const cycleId = await openCycle(given, of)
  if (of.country === 'rs') await figured(given.as, cycleId, of)
  await assess(given, cycleId, { code: 'CMP-01', rating, narrative })
  const proposed = await (await given.as.publisher(of.country)).does(proposeEdition, { cycleId })
  await (await given.as.publisher(of.country, 'two')).does(publishEdition, proposed)
}

/** A figure of CMP-05, entered in a cycle from public evidence. */
async function figured(as: People, cycleId: string, { country, year, version }: Omit<Rated, 'rating' | 'narrative'>) {
  const monitor = await as.monitor(country)
  await monitor.does(recordObservation, {
    country,
    year,
    cycleId,
    indicatorCode: 'CMP-05',
    kind: 'text',
    value: version === '1' ? FIGURES.old : FIGURES.new,
    evidenceId: (evidence ??= await attached(monitor, country, 'One register')),
  })
}
let evidence: string | undefined

const changeScale = (host: Host, as: People) =>
  publishedWith(
    { host, as },
    null,
    {
      'CMP-01': { 'rule.3.en': 'Nine victims in ten are informed.' },
      'CMP-05': { disaggregations: ['sex', 'age_group'] },
    },
    WHY,
  )

/** Whether a document shows a rating or a reason that was given by a scale. */
function holds(path: string, text: string, scale: typeof OLD | typeof NEW): boolean {
  return text.includes(scale.narrative) || ratingsIn(path, text).some((one) => scale.ratings.includes(one))
}

const MARK = /changed-scale|not comparable: the scale changed in version 2/

/** Documents in which ratings by both scales stand, and nothing says that they are not comparable. */
function unmarked(documents: ReadonlyMap<string, string>): string[] {
  return together(documents).filter((path) => {
    const text = documents.get(path)!
    return !MARK.test(path.split('?')[0]!.match(/\.(json|csv)$/) ? text : readable(text))
  })
}

const together = (documents: ReadonlyMap<string, string>) =>
  [...documents].flatMap(([path, text]) => (holds(path, text, OLD) && holds(path, text, NEW) ? path : []))

describe('a scale that was changed between two editions', () => {
  let documents: Map<string, string>

  test(
    'leaves no page, table, data or Word file with ratings of both sides and no mark',
    { timeout: 180_000 },
    async ({ pool, as, host, clock }) => {
      clock.now = new Date(clock.now.getTime() + 60_000)
      await plant({ pool, as }, host)
      documents = await crawl(readerOf(host), WAY)
      expect(unmarked(documents)).toEqual([])
    },
  )

  test('is met on its way: the documents that hold both sides were read', () => {
    const paths = [...documents.keys()]
    const routes = portalRoutes.flatMap(({ path = '' }) => (path === '*' ? [] : path))
    const isRead = (pattern: string) =>
      paths.some((path) => new RegExp(`^/en/${pattern.replaceAll(/:\w+/g, '[^/]+')}(\\?|$)`).test(path))
    expect(routes.filter((one) => !isRead(one))).toEqual([])
    expect(paths.filter((path) => path.startsWith('/id/')).length).toBeGreaterThan(0)
    expect(paths.filter((path) => path.includes('.docx')).length).toBeGreaterThan(0)
    expect(together(documents)).toEqual(
      expect.arrayContaining([
        '/en/areas/cmp',
        '/en/areas/cmp.json',
        '/en/areas/cmp.csv',
        '/en/indicators/cmp-01',
        '/en/indicators/cmp-01.json',
        '/en/indicators/cmp-01.csv',
        '/en/indicators/cmp-01/rs/2042',
        '/en/indicators/cmp-01/rs/2042.json',
        '/en/indicators/cmp-01/rs/2042.csv',
      ]),
    )
  })

  test('would be found without the mark: in each document that it is taken from, and in one that never had it', () => {
    const marks = new RegExp(MARK.source, 'g')
    const bare = new Map([...documents].map(([path, text]) => [path, text.replaceAll(marks, '')]))
    expect(unmarked(bare)).toEqual(together(documents))
    const planted = new Map([
      ...documents,
      ['/en/planted', '<b class="rating rating-0"></b><b class="rating rating-3"></b>'],
      ['/en/planted.csv', 'kind,as_published\nrating,1\nrating,3\n'],
      ['/en/planted.json', `{"a":"${OLD.narrative}","b":{"rating":3}}`],
    ])
    expect(unmarked(planted)).toEqual(['/en/planted', '/en/planted.csv', '/en/planted.json'])
  })

  const pages = () => together(documents).filter((one) => !one.includes('edition='))

  test('is said where the rating stands: in each row and line of a page that shows one of the other scale', () => {
    let seen = 0
    for (const path of pages().filter((one) => !/\.(json|csv|docx)/.test(one)))
      for (const [line] of withoutRules(documents.get(path)!).matchAll(/<(tr|p)\b[^>]*>[^]*?<\/\1>/g)) {
        if (!/class="(rating|score) rating-[01]"/.test(line)) continue
        seen++
        expect([path, readable(line)]).toEqual([path, expect.stringMatching(MARK)])
      }
    expect(seen).toBeGreaterThan(5)
  })

  test('is said row by row in tables: each rating of the other scale is marked, none of its own', () => {
    const ratings: number[] = []
    for (const path of pages().filter((one) => one.includes('.csv')))
      for (const row of parse(documents.get(path)!, { bom: true, columns: true }) as Record<string, string>[]) {
        const said = row['kind'] === 'rating' ? row['as_published'] : row['result']
        if (!/^[0-3]$/.test(said ?? '')) continue
        ratings.push(Number(said))
        const { comparable, instrument } = row
        const own = [path, said, comparable, row['break'], row['break_reason'], instrument]
        const isOld = OLD.ratings.includes(Number(said))
        expect(own).toEqual([path, said, ...(isOld ? ['no', 'changed-scale', WHY, '1'] : ['yes', '', '', '2'])])
      }
    expect(new Set(ratings)).toEqual(new Set([0, 1, 3]))
  })

  const bothFigures = () =>
    [...documents].flatMap(([path, text]) => (text.includes(FIGURES.old) && text.includes(FIGURES.new) ? path : []))

  /** Frozen bytes are never given a mark: each of their figures names the version whose question it answers. */
  const isSaid = (path: string, text: string) =>
    path.startsWith('/id/')
      ? /"instrument":"1"/.test(text) && /"instrument":"2"/.test(text)
      : /changed-scope|not comparable: the scope changed in version 2/.test(readable(text))

  test('leaves no two figures of both questions side by side without a mark, and would find them', () => {
    expect(bothFigures()).toEqual(
      expect.arrayContaining([
        '/en/indicators/cmp-05/rs/2042',
        '/en/indicators/cmp-05/rs/2042.json',
        '/en/indicators/cmp-05/rs/2042.csv',
        '/id/value/cmp-05-rs-2042@1',
        '/id/edition/rs-2042@1',
      ]),
    )
    expect(bothFigures().filter((path) => !isSaid(path, documents.get(path)!))).toEqual([])
    const bare = (text: string) => text.replaceAll(/changed-scope|the scope changed|"instrument":"1"/g, '')
    expect(bothFigures().filter((path) => !isSaid(path, bare(documents.get(path)!)))).toEqual(bothFigures())
  })

  test('is said beside the figure that answered the other question, and beside no figure of its own', () => {
    const html = documents.get('/en/indicators/cmp-05/rs/2042')!
    const rows = [...html.matchAll(/<tr\b[^]*?<\/tr>/g)].map(([row]) => readable(row))
    expect(rows.filter((row) => row.includes(FIGURES.old))).toEqual([
      expect.stringContaining('not comparable: the scope changed in version 2'),
    ])
    expect(rows.filter((row) => row.includes(FIGURES.new))).toEqual([expect.not.stringContaining('not comparable')])
    const table = parse(documents.get('/en/indicators/cmp-05/rs/2042.csv')!, { bom: true, columns: true })
    const told = (table as Record<string, string>[])
      .filter(({ kind }) => kind === 'text')
      .map((row) => [row['as_published'], row['instrument'], row['comparable'], row['break'], row['break_reason']])
    expect(told).toEqual([
      [FIGURES.new, '2', 'yes', '', ''],
      [FIGURES.old, '1', 'no', 'changed-scope', WHY],
    ])
  })

  test('is said beside entered figures inside too: on the desk and where the evidence is used', async ({
    as,
    host,
  }) => {
    const monitor = await as.monitor('rs')
    const { rows } = await monitor.asks(readCycles, {})
    const { id: cycleId } = rows.find(({ year }) => year === 2042)!
    const { figures } = await monitor.asks(readDesk, { cycleId, code: 'CMP-05' })
    const told = figures.filter(({ origin }) => origin === 'monitor')
    expect(told.map(({ text, apart }) => [text, apart?.verdict])).toEqual([
      [FIGURES.new, undefined],
      [FIGURES.old, 'changed-scope'],
    ])
    const at = (path: string, page: Parameters<typeof answerOf>[2], url: string) =>
      answerOf({ host, token: monitor.token }, path, page, new Request(`http://127.0.0.1:4000${url}`))
    const pages = [
      await at('/app/assess/:cycleId/:code', deskPage, `/app/assess/${cycleId}/CMP-05`),
      await at('/app/evidence/:id', evidencePage, `/app/evidence/${evidence!}`),
    ]
    for (const { html } of pages) {
      expect(readable(html)).toContain(FIGURES.old)
      expect(readable(html).match(/changed scope, not comparable/g)).toHaveLength(1)
    }
  })

  test('is told to whoever publishes: before and after are marked where they are no change of one thing', async ({
    as,
    pool,
  }) => {
    const { rows } = await pool.query<{ id: string }>("select id from edition where country = 'rs' and year = 2042")
    const { previous } = await (await as.publisher('rs')).asks(editionToRead, { id: rows[0]!.id })
    expect(previous!.differences).toMatchObject([
      { code: 'CMP-01', before: 0, after: 3, apart: { verdict: 'changed-scale', reason: WHY, version: '2' } },
      { code: 'CMP-05', before: 'context', after: 'context', apart: { verdict: 'changed-scope', version: '2' } },
    ])
  })

  test('stands in the history of the indicator, and its version among those to choose from', async ({ host }) => {
    const reader = readerOf(host)
    const { history } = await dataOf<{ history: object[] }>(reader, '/en/instrument/1/cmp-01.json')
    expect(history).toMatchObject([
      { version: '2', against: '1', verdict: 'changed-scale', reason: WHY, isBreak: true, isAsked: true },
      { version: '1', against: null, verdict: null, isBreak: false },
    ])
    const untouched = await dataOf<{ history: object[] }>(reader, '/en/instrument/2/inv-01.json')
    expect(untouched.history).toMatchObject([{ version: '2', verdict: 'same', reason: '' }, { version: '1' }])
    const html = documents.get('/en/instrument/1')!
    expect(html).toMatch(/<a href="\/en\/instrument\/1" aria-current="page">1<\/a>/)
    expect(html).toContain('href="/en/instrument/2"')
    expect(documents.get('/en/instrument/1/cmp-01')).toContain(`href="/en/instrument/diff/1...2#CMP-01"`)
  })
})
