import type { Doing } from '../../kit/acts.ts'
import type { Letter, Sealer } from '../../kit/given.ts'

const ID_DIGITS = 25
const MARK_DIGITS = 13
const TAG = new RegExp(`^[0-9a-z]{${ID_DIGITS + MARK_DIGITS}}$`)

/**
 * The tag of a request's address for answers: its id and a mark that nobody can make without the product's secret. No
 * word in it, and letters of one case alone, which every mail server keeps.
 *
 * @example tagOf(sealer, '5f0c…') // '5m1k…', 38 characters
 */
export function tagOf(sealer: Sealer, id: string): string {
  return digits(id.replaceAll('-', ''), ID_DIGITS) + markOf(sealer, id)
}

/** The request that a tag is of, where its mark is right. */
export function requestOf(sealer: Sealer, tag: string): string | undefined {
  if (!TAG.test(tag)) return undefined
  const id = uuidOf(tag.slice(0, ID_DIGITS))
  return id !== undefined && tag === tagOf(sealer, id) ? id : undefined
}

/** The tag in an address of the mailbox for answers; undefined where it is another mailbox, or has none. */
export function tagIn(mailReplyTo: string, address: string): string | undefined {
  const [mailbox, host] = partsOf(mailReplyTo)
  const [tagged, itsHost] = partsOf(address.trim().toLowerCase())
  if (host !== itsHost || !tagged.startsWith(`${mailbox}+`)) return undefined
  return tagged.slice(mailbox.length + 1)
}

/** Whose request a mail is of, and where its answers and returns go: to the tagged address, or to who asks. */
export function postalOf(
  { sealer, mailReplyTo }: Pick<Doing, 'sealer' | 'mailReplyTo'>,
  { id, country, askedByEmail }: { id: string; country: string; askedByEmail: string },
): Pick<Letter, 'request' | 'replyTo' | 'returnsTo'> {
  const request = { id, country }
  if (mailReplyTo === undefined) return { request, replyTo: askedByEmail }
  const [mailbox, host] = partsOf(mailReplyTo)
  const address = `${mailbox}+${tagOf(sealer, id)}@${host}`
  return { request, replyTo: address, returnsTo: address }
}

function partsOf(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
}

function markOf(sealer: Sealer, id: string): string {
  return digits(sealer.mark(`mail tag ${id}`).slice(0, 16), MARK_DIGITS)
}

function digits(hex: string, length: number): string {
  return BigInt(`0x${hex}`).toString(36).padStart(length, '0')
}

function uuidOf(text: string): string | undefined {
  let value = 0n
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36))
  const hex = value.toString(16).padStart(32, '0')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}
