import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isHarmlessArchive } from './archive.server.ts'
import { wordFile } from './zip.fixture.ts'

const sixThousand = Array.from({ length: 6000 }, (_, n) => ({ name: `word/${n}`, bytes: Buffer.alloc(0) }))

test.for([
  ['leaves its folder', [{ name: '../../etc/passwd', bytes: Buffer.from('x') }]],
  ['has an absolute path', [{ name: '/etc/passwd', bytes: Buffer.from('x') }]],
  ['leaves its folder the Windows way', [{ name: '..\\..\\run.exe', bytes: Buffer.from('x') }]],
  ['unpacks a thousandfold', [{ name: 'word/image.bin', bytes: Buffer.alloc(8 * 1024 * 1024) }]],
  ['has a link in it', [{ name: 'word/link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }]],
  ['says less than it holds', [{ name: 'word/image.bin', bytes: randomBytes(5000), says: 10 }]],
  ['has six thousand parts', sixThousand],
] as const)('an archive that %s is harmful', async ([, more]) => {
  expect(await isHarmlessArchive(wordFile(more))).toBe(false)
})

test('a cut archive is harmful, a whole one is not', async () => {
  const whole = wordFile([{ name: 'word/image.bin', bytes: randomBytes(5000) }])
  expect(await isHarmlessArchive(whole)).toBe(true)
  expect(await isHarmlessArchive(whole.subarray(0, whole.length - 30))).toBe(false)
})
