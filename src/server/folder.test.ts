import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

test('a folder is made with those above it; one that is there stays', () => {
  const root = mkdtempSync(join(tmpdir(), 'folder-'))
  makeFolder(join(root, 'one', 'two'), 0o711)
  makeFolder(join(root, 'one', 'two'), 0o711)
  expect(existsSync(join(root, 'one', 'two'))).toBe(true)
  rmSync(root, { recursive: true })
})

test('where no folder can be made, that is said in one sentence and nothing waits', () => {
  expect(() => makeFolder('/proc/nope/data', 0o711)).toThrow('The folder /proc/nope cannot be made')
  expect(() => makeFolder('/dev/null/data', 0o711)).toThrow('The folder /dev/null/data cannot be made')
})
