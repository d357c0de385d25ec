import { plainText } from '../../kit/plain-text.ts'
import { ItemCode, wordingHash } from '../instrument/index.ts'
import type { Segment } from './segments.ts'

/** Which text of a file it is, and what it was made from: the source and the translation that stood there, by their hashes. */
export interface TextKey {
  readonly item: string
  readonly name: string
  /** Undefined where another program made the file and the key does not say. */
  readonly source: string | undefined
  /** Empty where there was no translation. */
  readonly seen: string | undefined
}

const KEY = /^([A-Z0-9.-]{3,16}):([a-zA-Z]{1,20}(?:\.\d)?)(?::([0-9a-f]{12}):([0-9a-f]{12}|none))?$/

/** A text as files and drafts are compared: empty is none. */
export const textHash = (text: string) => (text === '' ? '' : wordingHash(text))

/** A name token, as XLIFF asks for one. @example 'IDN-08:rule.3:9f86d081884c:none' */
export function keyOf({ key, source, piece }: Pick<Segment, 'key' | 'source' | 'piece'>): string {
  const seen = textHash(plainText(piece?.text ?? ''))
  return `${key}:${textHash(plainText(source.text))}:${seen || 'none'}`
}

export function readKey(text: string): TextKey | undefined {
  const [, item, name, source, seen] = KEY.exec(text) ?? []
  if (name === undefined || !ItemCode.safeParse(item).success) return undefined
  return { item: item!, name, source, seen: seen === 'none' ? '' : seen }
}
