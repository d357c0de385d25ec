import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkFloors } from './floors.ts'

const trees: string[] = []
afterEach(() => trees.splice(0).forEach((tree) => rmSync(tree, { recursive: true })))

function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'floors-'))
  trees.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkFloors(root)
}
const importing = (path: string, request: string) => check({ [path]: `import { it } from '${request}'\nit()\n` })

describe('what stands on what', () => {
  test.each([
    ['src/locale/a.ts', './b.ts'],
    ['src/kit/a.ts', '../locale/index.ts'],
    ['src/kit/a.ts', '../server/db/types.ts'],
    ['src/answers/a.ts', '../statistics/mean.ts'],
    ['src/formats/a.ts', '../kit/day.ts'],
    ['src/server/db/a.ts', '../../kit/day.ts'],
    ['src/web/parts/A.tsx', '../../locale/index.ts'],
    ['src/modules/request/pages/a.tsx', '../../../web/parts/Page.tsx'],
    ['src/modules/request/commands.server.ts', './queries.server.ts'],
    ['src/modules/request/a.ts', '../evidence/index.ts'],
    ['src/modules/request/a.ts', '../evidence/queries.server.ts'],
    ['src/modules/request/a.ts', '../identity/model.ts'],
    ['src/modules/portal/a.tsx', '../edition/parts/Number.tsx'],
    ['src/main.ts', './modules/portal/pages/home.tsx'],
    ['src/words.ts', '../locales/index.ts'],
    ['src/sample/load.server.ts', '../modules/cycle/index.ts'],
    ['src/kit/a.ts', 'zod'],
    ['src/kit/a.test.ts', '../../test/people.ts'],
  ])('%s may import %s', (path, request) => {
    expect(importing(path, request)).toEqual([])
  })

  test.each([
    ['src/locale/a.ts', '../kit/day.ts', 'locale stands on nothing'],
    ['src/statistics/a.ts', '../kit/day.ts', 'statistics stands on nothing'],
    ['src/statistics/a.ts', '../locale/index.ts', 'statistics stands on nothing'],
    ['src/kit/a.ts', '../statistics/mean.ts', 'kit stands on locale'],
    ['src/kit/a.ts', '../server/db/connect.ts', 'kit stands on locale'],
    ['src/answers/a.ts', '../formats/csv.ts', 'answers stands on kit, locale, statistics'],
    ['src/formats/a.ts', '../modules/identity/index.ts', 'formats stands on kit, locale, statistics'],
    ['src/server/a.ts', '../modules/identity/index.ts', 'server stands on kit, locale, statistics, answers, formats'],
    ['src/web/a.tsx', '../modules/identity/index.ts', 'web stands on kit, locale, statistics, answers, formats'],
    ['src/web/a.tsx', '../server/http.ts', 'web stands on kit, locale, statistics, answers, formats'],
    ['src/modules/evidence/a.ts', '../request/index.ts', 'request comes after evidence'],
    ['src/modules/request/a.ts', '../evidence/problems.ts', 'it is not of the face of evidence'],
    ['src/modules/request/a.ts', '../evidence/pages/list.tsx', 'it is not of the face of evidence'],
    ['src/modules/request/a.ts', '../votes/index.ts', 'votes is not in the order of modules'],
    ['src/modules/request/a.ts', '../../main.ts', 'it stands above'],
    ['src/modules/request/a.ts', '../../../content/x.json', 'only what knows everything reaches outside src'],
    ['src/modules/request/a.ts', '../../sample/load.server.ts', 'it stands above'],
    ['src/misc/a.ts', '../kit/day.ts', 'the folder src/misc has no floor'],
    ['src/modules/request/a.ts', '../../misc/a.ts', 'the folder src/misc has no floor'],
  ])('%s must not import %s: %s', (path, request, reason) => {
    expect(importing(path, request)).toEqual([
      expect.stringMatching(new RegExp(`^${path}: must not import .+: ${reason}$`)),
    ])
  })

  test.each([
    "export { it } from '../kit/day.ts'",
    "import type { It } from '../kit/day.ts'",
    "export const it = () => import('../kit/day.ts')",
    "import '../kit/day.ts'",
  ])('it is seen in %s', (text) => {
    expect(check({ 'src/locale/a.ts': text })).toHaveLength(1)
  })
})

describe('how files and folders look', () => {
  test('a file of 400 lines passes, one of 401 does not', () => {
    const lines = (count: number) => 'export {}\n'.repeat(count)
    expect(check({ 'src/kit/a.ts': lines(400) })).toEqual([])
    expect(check({ 'src/kit/a.ts': lines(401) })).toEqual(['src/kit/a.ts: 401 lines, at most 400'])
  })

  test.each(['utils', 'helpers', 'common', 'shared', 'types', 'constants'])('a folder %s is refused', (name) => {
    expect(check({ [`src/web/${name}/inner/a.css`]: '' })).toEqual([
      `src/web/${name}: a folder needs a name that says what is in it`,
    ])
  })

  test('export * is refused', () => {
    expect(check({ 'src/kit/a.ts': "export * from './b.ts'" })).toEqual([
      'src/kit/a.ts:1: export * hides what is exported',
    ])
  })

  test.each(['new Intl.NumberFormat()', 'n.toLocaleString()', "n['toLocaleDateString']()", 'a?.localeCompare(b)'])(
    '%s stands in src/locale alone',
    (text) => {
      expect(check({ 'src/locale/a.ts': text })).toEqual([])
      expect(check({ 'src/web/a.tsx': `\n${text}` })).toEqual([
        'src/web/a.tsx:2: numbers, days and order come from src/locale',
      ])
    },
  )

  test('a comment about Intl is no use of it', () => {
    expect(check({ 'src/web/a.ts': '// Intl.NumberFormat knows no Albanian here, nor does toLocaleString()' })).toEqual(
      [],
    )
  })
})
