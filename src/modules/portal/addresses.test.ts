import { expect, test } from 'vitest'
import { alternatesOf, fileAddress, inLanguage } from './addresses.ts'

test('a page keeps its path and its filter from one language to another', () => {
  expect(inLanguage('sr-cyrl', '/en/instrument/1.0/inv-01', '?kind=process')).toBe(
    '/sr-cyrl/instrument/1.0/inv-01?kind=process',
  )
  expect(inLanguage('mk', '/sq/')).toBe('/mk/')
})

test('every language has a full address of the page, English first', () => {
  const all = alternatesOf('https://base.example.org/', '/sq/data')
  expect(all).toHaveLength(7)
  expect(all[0]).toEqual({ locale: 'en', href: 'https://base.example.org/en/data' })
})

test('a file stands beside its page and keeps the filter; that of the start page is index', () => {
  expect(fileAddress('/en/institutions', '?country=rs', 'csv')).toBe('/en/institutions.csv?country=rs')
  expect(fileAddress('/en/', '', 'json')).toBe('/en/index.json')
})
