import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
}

export interface Ready {
  readonly type: string
  readonly plain: Buffer
  readonly gzip?: Buffer
  readonly brotli?: Buffer
}

/** Bytes made ready once: the same text compressed both ways. */
export function makeReady(plain: Buffer, type: string, quality: number): Ready {
  if (!/^text|javascript|json|svg|xml/.test(type) || plain.length < 512) return { type, plain }
  return {
    type,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  }
}

/** The built client: read once, its names carry their hash. */
export function staticFiles(folder: string): ReadonlyMap<string, () => Ready> {
  const files = new Map<string, () => Ready>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[extname(path)]
    if (!type) continue
    let ready: Ready | undefined
    files.set(`/${relative(folder, path)}`, () => (ready ??= makeReady(readFileSync(path), type, 9)))
  }
  return files
}
