import { readFileSync } from 'node:fs'
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  filterGrayscale,
  parse,
  wcagContrast,
} from 'culori'
import type { Color } from 'culori'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')

function tokensAfter(selector: string): Record<string, string> {
  const start = css.indexOf(selector)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  )
}

const light = tokensAfter(':root {')
const dark = tokensAfter("html[data-theme='dark'] {")
const themes = { light, dark }

function colour(tokens: Record<string, string>, name: string): Color {
  const value = tokens[name] && parse(tokens[name])
  if (!value) throw new Error(`no colour ${name}`)
  return value
}

const texts = [
  ['ink', 'page'],
  ['muted', 'page'],
  ['link', 'page'],
  ['visited', 'page'],
  ['error', 'page'],
  ['success', 'page'],
  ['due', 'page'],
  ['primary', 'page'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['page', 'error'],
  ['ink', 'surface'],
  ['muted', 'surface'],
  ['link', 'surface'],
  ['visited', 'surface'],
  ['success', 'surface'],
  ['due', 'surface'],
  ['error', 'surface'],
  ['on-focus', 'focus-back'],
  ['on-rating-3', 'rating-3'],
  ['on-rating-2', 'rating-2'],
  ['on-rating-1', 'rating-1'],
  ['on-rating-0', 'rating-0'],
  ['on-not-applicable', 'not-applicable'],
  ['ink', 'hatch'],
] as const

const parts = [
  ['field-border', 'page'],
  ['field-border', 'surface'],
  ['focus', 'page'],
  ['field-border', 'rating-0'],
  ['series-1', 'page'],
  ['series-2', 'page'],
  ['series-3', 'page'],
  ['series-4', 'page'],
  ['series-5', 'page'],
  ['series-highlight', 'page'],
] as const

const sights = {
  normal: (c: Color) => c,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
}

const difference = differenceCiede2000()

function smallest(pairs: readonly (readonly [Color, Color])[], see: (c: Color) => Color): number {
  return Math.min(...pairs.map(([a, b]) => difference(see(a), see(b))))
}

test('the dark set chosen by the system equals the forced one', () => {
  expect(tokensAfter("html:not([data-theme='light']) {")).toEqual(dark)
})

test('every colour of the light set has its dark one', () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort())
})

for (const [theme, tokens] of Object.entries(themes)) {
  test.each(texts)(`in ${theme}, %s on %s is readable as text`, (text, ground) => {
    expect(wcagContrast(colour(tokens, text), colour(tokens, ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(parts)(`in ${theme}, %s stands out from %s`, (part, ground) => {
    expect(wcagContrast(colour(tokens, part), colour(tokens, ground))).toBeGreaterThanOrEqual(3)
  })

  const steps = ([0, 1, 2] as const).map(
    (step) => [colour(tokens, `rating-${step}`), colour(tokens, `rating-${step + 1}`)] as const,
  )

  test.each(Object.entries(sights))(`in ${theme}, neighbouring rating steps differ for %s sight`, (_, see) => {
    expect(smallest(steps, see)).toBeGreaterThanOrEqual(theme === 'light' ? 18 : 13)
  })

  test(`in ${theme}, neighbouring rating steps differ in greyscale`, () => {
    expect(smallest(steps, filterGrayscale(1))).toBeGreaterThanOrEqual(10)
  })

  const series = [1, 2, 3, 4, 5].map((place) => colour(tokens, `series-${place}`))
  const pairs = series.flatMap((a, place) => series.slice(place + 1).map((b) => [a, b] as const))

  test.each(Object.entries(sights))(`in ${theme}, the five series of a chart differ for %s sight`, (_, see) => {
    expect(smallest(pairs, see)).toBeGreaterThanOrEqual(20)
  })
}
