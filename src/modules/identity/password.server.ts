import { hash, verify } from '@node-rs/argon2'
import common from './common-passwords.json' with { type: 'json' }

/** OWASP's figures for argon2id: 19 MiB, two passes, one lane. The library's default is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const LEAST = 15
const MOST = 256
const OWN_WORDS = ['rapporteur', 'trafficking', 'monitoring']
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
]

/** The same letters typed on different keyboards are the same password. */
const normalised = (password: string) => password.normalize('NFKC')
const plain = (text: string) =>
  normalised(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
const listed = new Set(common.map(plain))

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST)

let nobody: Promise<string> | undefined

/** Without a hash to compare, the same work is done and the answer is no: time tells nobody which accounts exist. */
export async function isPassword(stored: string | undefined, password: string, check = verify): Promise<boolean> {
  nobody ??= hashPassword('a password of nobody')
  const isRight = await check(stored ?? (await nobody), normalised(password).slice(0, 4 * MOST))
  return stored !== undefined && isRight
}

/** What is wrong with a new password, as a message key; undefined where nothing is. */
export function weakness(password: string, owner: { name: string; email: string }): string | undefined {
  const characters = [...normalised(password)].length
  if (characters < LEAST) return 'identity.field.password-short'
  if (characters > MOST) return 'identity.field.password-long'
  const letters = plain(password)
  if (listed.has(letters) || listed.has(letters.replace(/\d+$/, ''))) return 'identity.field.password-common'
  const personal = [...plainWords(owner.name), ...plainWords(owner.email), ...OWN_WORDS]
  const rest = personal.reduce((left, word) => left.replaceAll(word, ''), letters)
  if ([...rest].length < 8) return 'identity.field.password-personal'
  if (isRepetition(letters) || isSequence(letters)) return 'identity.field.password-pattern'
  return undefined
}

function plainWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain)
    .filter((word) => word.length >= 4)
}

/** One piece again and again ('abcabcabc…'), or hardly any different characters. */
function isRepetition(letters: string): boolean {
  if (new Set(letters).size < 5) return true
  return [1, 2, 3, 4, 5, 6, 7, 8].some((size) => letters.slice(0, size).repeat(letters.length).startsWith(letters))
}

/** Mostly keys or letters in a row, forwards or backwards. */
function isSequence(letters: string): boolean {
  const runs = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
  let steps = 0
  for (let at = 1; at < letters.length; at++)
    if (runs.some((run) => run.includes(letters.slice(at - 1, at + 1)))) steps++
  return steps >= (letters.length - 1) * 0.75
}
