import { parse } from 'csv-parse/sync'
import { describe, expect } from 'vitest'
import { test, type Given } from '../../../test/harness.ts'
import { readable } from '../../../test/platform/html.ts'
import { attached } from '../assessment/desk.fixture.ts'
import { openCycle } from '../cycle/commands.server.ts'
import { proposeEdition, publishEdition } from '../edition/commands.server.ts'
import { assess } from '../edition/edition.fixture.ts'
import { publishedWith } from '../instrument/published-with.fixture.ts'
import { recordObservation } from '../observation/commands.server.ts'
import { crawl, ratingsIn, withoutRules } from './crawl.fixture.ts'
import { readerOf } from './public-pages.fixture.tsx'

/** The only ratings of the base are of an indicator that one of three parts of the country answered: in two years. */
async function plant({ as, host, pool }: Pick<Given, 'as' | 'host' | 'pool'>): Promise<void> {
  await publishedWith({ as, host }, null, { 'AST-06': { askedAt: ['entity', 'district'] } })
  const monitor = await as.monitor('ba')
  const evidenceId = await attached(monitor, 'ba', 'Reply of one entity')
  for (const year of [2041, 2042]) {
    const dates = { collectUntil: '2044-03-01', assessUntil: '2044-04-01', publishOn: '2044-05-01' }
    const { id: cycleId } = await (await as.lead('ba')).does(openCycle, { country: 'ba', year, ...dates })
    await monitor.does(recordObservation, {
      country: 'ba',
      year,
      cycleId,
      indicatorCode: 'AST-06',
      territory: 'ba-srp',
      kind: 'text',
      value: 'A shelter for men exists.',
      evidenceId,
    })
    await assess({ pool, as }, cycleId, { code: 'AST-06', rating: 2 })
    const edition = await (await as.publisher('ba')).does(proposeEdition, { cycleId })
    await (await as.publisher('ba', 'two')).does(publishEdition, edition)
  }
}

const WAY = {
  starts: ['ba-2041.1', 'ba-2042.1'].flatMap((label) => [
    `/en/indicators/ast-06?edition=${label}`,
    `/en/areas/ast?edition=${label}`,
    `/en/compare?edition=${label}`,
    `/en/countries/ba?edition=${label}`,
  ]),
  names: /^(ast|ast-06)$/i,
}

const MARK =
  /partial coverage: 1 of 3 parts|only some of the parts of the country|"isWhole": ?false|AST-06: 1 of 3 parts|,partial,1,3/

/** Frozen bytes say it by themselves: the figures with their parts, and the parts, beside each rating. */
const isPage = (path: string) => !path.startsWith('/id/')

const rated = (documents: ReadonlyMap<string, string>) =>
  [...documents].flatMap(([path, text]) => (isPage(path) && ratingsIn(path, text).length > 0 ? path : []))

const unmarked = (documents: ReadonlyMap<string, string>) =>
  rated(documents).filter((path) => !MARK.test(textOf(path, documents.get(path)!)))

const textOf = (path: string, text: string) => (/\.(json|csv)(\?|$)/.test(path) ? text : readable(text))

describe('a rating that rests on one of three parts of a country', () => {
  let documents: Map<string, string>

  test(
    'stands on no page and in no table or data without saying so',
    { timeout: 180_000 },
    async ({ as, host, pool, clock }) => {
      clock.now = new Date(Date.now() + 60_000)
      await plant({ as, host, pool })
      documents = await crawl(readerOf(host), WAY)
      expect(unmarked(documents)).toEqual([])
    },
  )

  test('is met on the way: the pages that show it were read', () => {
    expect(rated(documents)).toEqual(
      expect.arrayContaining([
        ...['/en/areas/ast', '/en/indicators/ast-06', '/en/indicators/ast-06/ba/2042'].flatMap((path) => [
          path,
          `${path}.json`,
          `${path}.csv`,
        ]),
        '/en/compare.json',
        '/en/countries/ba/2042.json',
      ]),
    )
  })

  test('is marked in a half too that has no score, because so little of it is rated', () => {
    for (const path of ['/en/compare', '/en/countries/ba/2042']) {
      expect(readable(documents.get(path)!)).toMatch(
        /not enough rated \(1\/\d+\)\s*, 1 rating rests on answers of only some/,
      )
      expect(documents.get(`${path}.csv`)).toMatch(/not-enough-rated,.*AST-06: 1 of 3 parts/)
    }
  })

  test('would be found without the mark, in each document that it is taken from', () => {
    const marks = new RegExp(MARK.source, 'g')
    const without = (mark: string) => (mark.startsWith(',') ? ',,,' : '')
    const bare = new Map([...documents].map(([path, text]) => [path, text.replaceAll(marks, without)]))
    expect(unmarked(bare)).toEqual(rated(documents))
  })

  test('says so where it stands: in each row and line of a page that shows it', () => {
    let seen = 0
    for (const path of rated(documents).filter((one) => !/\.(json|csv)(\?|$)/.test(one)))
      for (const [line] of withoutRules(documents.get(path)!).matchAll(/<(td|p)\b[^>]*>[^]*?<\/\1>/g)) {
        if (!/class="(rating|score) rating-[0-3]"/.test(line)) continue
        seen++
        const row = line.startsWith('<td') ? rowOf(documents.get(path)!, line) : line
        expect([path, readable(row)]).toEqual([path, expect.stringMatching(MARK)])
      }
    expect(seen).toBeGreaterThan(8)
  })

  test('says so in each row of a table that can be downloaded', () => {
    let seen = 0
    for (const path of rated(documents).filter((one) => /\.csv(\?|$)/.test(one)))
      for (const row of parse(documents.get(path)!, { bom: true, columns: true }) as Record<string, string>[]) {
        const said = [row['kind'] === 'rating' ? row['as_published'] : undefined, row['result'], row['score']]
        if (!said.includes('2')) continue
        seen++
        const { coverage, parts_answered: answered, parts_asked: asked, partial_coverage: partial } = row
        expect([path, coverage ?? partial]).toEqual([path, coverage ? 'partial' : 'AST-06: 1 of 3 parts'])
        if (coverage) expect([answered, asked]).toEqual(['1', '3'])
      }
    expect(seen).toBeGreaterThan(8)
  })
})

/** A cell's mark may stand in another cell of its row. */
function rowOf(html: string, cell: string): string {
  const at = html.indexOf(cell)
  return html.slice(html.lastIndexOf('<tr', at), html.indexOf('</tr>', at))
}
