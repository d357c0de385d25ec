import { randomInt } from 'node:crypto'

/** Without letters that are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const HOW_MANY = 10

/** Ten codes of 12 characters, 59 bits each: 'k3m9-x7pq-2abf'. */
export function newRecoveryCodes(): string[] {
  const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: HOW_MANY }, () => `${four()}-${four()}-${four()}`)
}

/** As it is kept marked: however it was typed. Undefined where it cannot be one. */
export function recoveryCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  return code.length === 12 ? code : undefined
}
