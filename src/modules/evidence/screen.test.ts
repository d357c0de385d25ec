import { describe, expect, test } from 'vitest'
import { suspected } from './screen.ts'

/** A personal number with its control digit, of nobody: the serial numbers go from 000. */
function numberOf(first: string): string {
  const weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
  const control = 11 - (weights.reduce((sum, weight, at) => sum + weight * Number(first[at]), 0) % 11)
  return first + (control > 9 ? 0 : control)
}

const kindsIn = (text: string) => suspected(text).map(({ kind }) => kind)
const shownIn = (text: string) => suspected(text).map(({ at, length }) => text.slice(at, at + length))

describe('a personal number', () => {
  const real = numberOf('010199071000')

  test('of the former Yugoslavia is known by its date and control digit', () => {
    expect(shownIn(`JMBG: ${real}, izdata`)).toEqual([real])
    const wrong = real.slice(0, 12) + ((Number(real[12]) + 1) % 10)
    expect(kindsIn(wrong)).toEqual([])
    expect(kindsIn('9901990710006')).toEqual([])
    expect(kindsIn(`1${real}`)).toEqual([])
  })

  test('of Albania is known by its form, of men and women', () => {
    expect(shownIn('me numër J40623089L dhe I95521045K')).toEqual(['J40623089L', 'I95521045K'])
  })
})

describe('a telephone number', () => {
  test.for([
    'tel. 011/222-3344',
    'mob: 064 123 4567',
    '+381 64 123 45 67',
    '00387 33 123 456',
    '+355 69 123 4567',
    'тел. 02 3123 456',
    '065/123-456',
  ])('%s is one', (text) => expect(kindsIn(text)).toEqual(['phone']))

  test.for(['2021/2022', 'br. 85/2005', '1.234.567', '012 345', '31.12.2021.', 'ISBN 978-86-7558-001-9'])(
    '%s is none',
    (text) => expect(kindsIn(text)).not.toContain('phone'),
  )
})

describe('a number of a case', () => {
  test.for([
    'K-123/19',
    'Kž1 12/2020',
    'K. br. 45/2018',
    'К.бр. 45/18',
    'S1 2 K 012345 18 K',
    'vendimi nr. 45/2019',
    'KTO 7/21',
  ])('%s is one', (text) => expect(kindsIn(text)).toContain('case-number'))

  test.for([
    'Sl. glasnik RS, br. 85/2005',
    'Službene novine 36/03',
    'Directive 2011/36/EU',
    'čl. 388',
    'no. 12/2021',
    'Rezolucija 55/25',
  ])('%s is none', (text) => expect(kindsIn(text)).toEqual([]))
})

describe('a name', () => {
  test.for([
    ['žrtva Ana Horvat je izjavila', 'Ana Horvat'],
    ['Sudija Jovan Petrović', 'Jovan Petrović'],
    ['сведок Марко Иванов', 'Марко Иванов'],
    ['Обвинет Петар Стојановски', 'Петар Стојановски'],
    ['viktima Arta Hoxha', 'Arta Hoxha'],
    ['the witness John Smith', 'John Smith'],
  ] as const)('is suspected: %s', ([text, name]) => expect(shownIn(text)).toContain(name))

  test.for([
    'Ministarstvo unutrašnjih poslova Republike Srbije',
    'Centar za zaštitu žrtava trgovine ljudima',
    'victim Support Centre',
    'Republika Hrvatska i Crna Gora',
    'žrtva M.P. iz Niša',
    'Kombëtare për viktimat e trafikimit',
    'Sample ministry A',
    'Izveštaj o radu za 2020. godinu',
  ])('is none: %s', (text) => expect(suspected(text)).toEqual([]))

  test('is not looked for where an author is expected', () => {
    expect(suspected('Jovan Petrović', { withNames: false })).toEqual([])
  })
})

test('what is found is the same however it is written', () => {
  const [first, second] = [suspected('+381 64 123 45 67'), suspected('00381641234567')]
  expect(first[0]!.value).toBe(second[0]!.value)
})

test('a long text made to be slow is looked through in a moment', () => {
  for (const piece of ['A', 'Aa ', '0 ', 'žrtva Aa ', '1', 'K-', '+381 6 ', 'Aaić ']) {
    const startedAt = performance.now()
    suspected(piece.repeat(100_000 / piece.length))
    expect(performance.now() - startedAt, piece).toBeLessThan(2000)
  }
})
