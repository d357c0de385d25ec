// npm run bench -- statistics: scores with bounds and bands, from ratings that are thrown, on no database. One line a figure:
// the time that passed and the processor time of the process; nothing is asserted.
import { drawnScores, randomStream, scoreMethod, scoreOf, seedOf, type Judged } from '../src/statistics/index.ts'
import { tell } from './base.ts'

const INDICATORS = 140
const AREAS = 11
const method = scoreMethod('1')

for (let run = 1; run <= 3; run += 1) {
  const drawn = drawnScores(method)
  const { passed, worked } = timed(() => ['al', 'ba', 'me', 'mk', 'rs'].forEach((country) => scoreAll(drawn, country)))
  tell(`5 countries × ${INDICATORS} indicators, ${method.band.draws} draws, run ${run}, s`, `${passed} (${worked})`)
}
const drawn = drawnScores(method)
const sizes: number[] = []
const { passed, worked } = timed(() => {
  for (let country = 0; country < 200; country += 1) {
    for (let year = 2001; year <= 2020; year += 1) scoreAll(drawn, `${country} ${year}`)
    if (country % 20 !== 19) continue
    sizes.push(process.memoryUsage().rss / 2 ** 20)
    process.stderr.write(`  ${country + 1} of 200 countries, ${sizes.at(-1)!.toFixed(0)} MB\n`)
  }
})
tell(`200 countries × 20 years × ${INDICATORS} indicators, ${method.band.draws} draws, s`, `${passed} (${worked})`)
tell('memory of the process after a tenth and at the end, MB', `${sizes[0]?.toFixed(0)}, ${sizes.at(-1)?.toFixed(0)}`)

/** Every area and half of one country and year: value, coverage, bounds, band. */
function scoreAll({ bandOf }: ReturnType<typeof drawnScores>, of: string): void {
  for (const [half, items] of halvesOf(of).entries()) {
    scoreOf(items, method)
    bandOf({ of: `${of} ${half}`, items })
  }
}

/** As in life: one in eight is missing, one in twenty not applicable, one in twenty disputed. */
function halvesOf(of: string): Judged[][] {
  const { uniform } = randomStream(seedOf(of))
  const halves: Judged[][] = Array.from({ length: 2 * AREAS }, () => [])
  for (let at = 0; at < INDICATORS; at += 1) {
    const code = `A${at % AREAS}-${at}`
    const rating = Math.floor(uniform() * 4)
    const throwOf = uniform()
    const item: Judged =
      throwOf < 0.125
        ? { code, rating: 'missing' }
        : throwOf < 0.175
          ? { code, rating: 'not-applicable' }
          : throwOf < 0.225
            ? { code, rating, raters: [rating, rating === 3 ? 2 : rating + 1] }
            : { code, rating }
    halves[2 * (at % AREAS) + (at % 3 === 0 ? 0 : 1)]!.push(item)
  }
  return halves
}

function timed(work: () => void) {
  const before = process.cpuUsage()
  const startedAt = performance.now()
  work()
  const passed = ((performance.now() - startedAt) / 1000).toFixed(2)
  const { user, system } = process.cpuUsage(before)
  return { passed, worked: ((user + system) / 1e6).toFixed(2) }
}
