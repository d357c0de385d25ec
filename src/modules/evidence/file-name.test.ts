import { expect, test } from 'vitest'
import { asAttachment } from '../../server/download.ts'
import { safeFileName } from './file-name.ts'

test.for([
  ['../../Izveštaj\u202efdp.pdf', 'Izveštajfdp.pdf'],
  ['C:\\Users\\ana\\odgovor.PDF', 'odgovor.pdf'],
  ['..', 'file.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['bez nastavka', 'bez nastavka.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
] as const)('%s is kept as %s', ([given, kept]) => {
  expect(safeFileName(given, 'pdf')).toBe(kept)
})

test('a name of 4,000 letters is cut before its extension', () => {
  const name = safeFileName(`${'š'.repeat(4000)}.pdf`, 'pdf')
  expect([name.length, name.endsWith('š.pdf')]).toEqual([120, true])
})

test('no name breaks out of the header', () => {
  expect(asAttachment('a"b;č.pdf')).toBe(`attachment; filename="a_b;_.pdf"; filename*=UTF-8''a%22b%3B%C4%8D.pdf`)
})
