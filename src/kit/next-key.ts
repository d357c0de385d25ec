import { sha256 } from './canonical.ts'

/** One press of a button can be two acts, and each act has its own key: the same press again gives the same keys. */
export function nextKey(key: string, act: string): string {
  const hash = sha256(`${key} ${act}`)
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')
}
