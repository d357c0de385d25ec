import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from './locales.ts'
import { formatMessage, messageArguments } from './message.ts'

const VICTIMS = '{n, plural, =0 {nema žrtava} one {# žrtva} few {# žrtve} other {# žrtava}}'

describe('formatMessage', () => {
  test('a number in a plain argument is written as the language writes it, a string as it is', () => {
    expect(formatMessage('sr-latn', '{x} i {y}', { x: 1234.5, y: '2021' })).toBe('1.234,5 i 2021')
    expect(formatMessage('en', '{ x , number }', { x: -1234 })).toBe('−1,234')
  })

  test('a day is written short, or long where asked', () => {
    expect(formatMessage('mk', '{d, day}', { d: '2021-04-28' })).toBe('28.4.2021')
    expect(formatMessage('mk', '{d, day, long}', { d: '2021-04-28' })).toBe('28 април 2021 г.')
  })

  test('a plural takes the exact case first, then the category of the language', () => {
    const shown = [0, 1, 2, 5, 11, 21, 22, 1001].map((n) => formatMessage('bs', VICTIMS, { n }))
    expect(shown).toEqual([
      'nema žrtava',
      '1 žrtva',
      '2 žrtve',
      '5 žrtava',
      '11 žrtava',
      '21 žrtva',
      '22 žrtve',
      '1.001 žrtva',
    ])
  })

  test('a category that is not worded falls to other', () => {
    expect(formatMessage('cnr', '{n, plural, one {# dan} other {# dana}}', { n: 3 })).toBe('3 dana')
  })

  test('a select takes its case or other, and cases nest', () => {
    const pattern = '{who, select, victim {{n, plural, one {# victim} other {# {who}s}}} other {nobody}}'
    expect(formatMessage('en', pattern, { who: 'victim', n: 1 })).toBe('1 victim')
    expect(formatMessage('en', pattern, { who: 'victim', n: 2 })).toBe('2 victims')
    expect(formatMessage('en', pattern, { who: 'else' })).toBe('nobody')
  })

  test('the number sign outside a plural is itself, and counts the plural nearest around it', () => {
    expect(formatMessage('en', '# {n, plural, other {# {m, plural, other {#}} #}}', { n: 1, m: 2 })).toBe('# 1 2 1')
  })

  test.for([
    ["it's", "it's"],
    ["it''s", "it's"],
    ["'{x}'", '{x}'],
    ["a '{'' }' b", "a {' } b"],
    ["'{unclosed", '{unclosed'],
    ["{x}'", "1'"],
    ["{x, plural, other {'#' #}}", '# 1'],
    ["'#'", "'#'"],
  ] as const)('apostrophes as in ICU: %s is %s', ([pattern, expected]) => {
    expect(formatMessage('en', pattern, { x: 1 })).toBe(expected)
  })

  test('a text without braces and apostrophes is itself', () => {
    const text = fc.string().filter((it) => !/[{}']/.test(it))
    fc.assert(
      fc.property(text, fc.constantFrom(...LOCALES), (it, locale: Locale) => {
        expect(formatMessage(locale, it)).toBe(it)
      }),
    )
  })

  test.for([
    '{',
    '}',
    '{}',
    '{x',
    '{x y}',
    '{x, date}',
    '{x, day, tiny}',
    '{x, plural}',
    '{x, plural, }',
    '{x, plural, one {a}}',
    '{x, plural, two {a} other {b}}',
    '{x, plural, one {a} one {b} other {c}}',
    '{x, plural, offset:1 other {b}}',
    '{x, select, other {b}',
    '{x, select, a b other {c}}',
    '{x, select, other {b} }}',
  ])('the malformed pattern %s is refused', (pattern) => {
    expect(() => formatMessage('en', pattern, { x: 1 })).toThrow(SyntaxError)
    expect(() => formatMessage('en', pattern, { x: 1 })).toThrow(pattern)
  })

  test('a missing value is refused by name, also one that every object inherits', () => {
    expect(() => formatMessage('en', 'a {who} b', {})).toThrow('no value for who')
    expect(() => formatMessage('en', '{toString}')).toThrow(TypeError)
    expect(() => formatMessage('en', VICTIMS, { n: '5' })).toThrow('n must be a number')
  })
})

describe('messageArguments', () => {
  test('each argument stands once, from every case, in order', () => {
    expect(messageArguments('{who} {n, plural, one {{b}} other {# {who} {a, select, x {{c}} other {}}}}')).toEqual([
      'a',
      'b',
      'c',
      'n',
      'who',
    ])
    expect(messageArguments("no '{argument}' here")).toEqual([])
  })
})
