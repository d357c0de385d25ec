import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../kit/canonical.ts'
import type { Files } from '../kit/given.ts'

/**
 * Files by their content, under `folder/ab/abcd…`: the same bytes are kept once, and nothing is ever overwritten.
 * `keep` returns after the bytes and the folder entry are on disk; `read` throws where the bytes are not what they were.
 */
export function createFiles(folder: string): Files {
  const placeOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('a file is named by its SHA-256')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    async keep(bytes) {
      const hash = sha256(bytes)
      const place = placeOf(hash)
      if (!(await hasSize(place, bytes.byteLength))) await writeFlushed(place, bytes, folder)
      return hash
    },
    async read(hash) {
      const bytes = await readFile(placeOf(hash))
      if (sha256(bytes) !== hash) throw new Error('a stored file is no longer what was stored')
      return bytes
    },
  }
}

async function hasSize(place: string, size: number): Promise<boolean> {
  const there = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return there?.size === size
}

async function writeFlushed(place: string, bytes: Uint8Array, root: string): Promise<void> {
  const folder = dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomUUID()}`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, place)
  } catch (error) {
    await unlink(draft).catch(() => undefined)
    throw error
  }
  await flushFolder(folder)
  await flushFolder(root)
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
