import type { Sealer } from '../../kit/given.ts'

interface Signed {
  readonly reference: string
  readonly linkSerial: number
  readonly number: number
}

/**
 * The signed part of a respondent's link: which of the request's respondents it is for, and a mark that nobody can make
 * without the product's secret. A raised serial makes all earlier links of the request void.
 *
 * @example keyOf(sealer, { reference: 'RS-2026-001', linkSerial: 1, number: 1 }) // '1-5f2c…'
 */
export function keyOf(sealer: Sealer, { reference, linkSerial, number }: Signed): string {
  return `${number}-${sealer.mark(`respondent link ${reference} ${linkSerial} ${number}`).slice(0, 40)}`
}

/** The respondent's number that a link names, where its mark is right. */
export function numberIn(
  sealer: Sealer,
  key: string,
  request: Pick<Signed, 'reference' | 'linkSerial'>,
): number | undefined {
  const number = Number(/^(\d{1,4})-[0-9a-f]{40}$/.exec(key)?.[1])
  if (!Number.isInteger(number)) return undefined
  return isSame(key, keyOf(sealer, { ...request, number })) ? number : undefined
}

/** To the questions of a request, or to findings. */
export function respondentLink(
  publicUrl: string,
  sealer: Sealer,
  it: Signed & { locale: string; to?: 'r' | 'f' },
): string {
  return `${publicUrl}/${it.to ?? 'r'}/${it.reference}/${keyOf(sealer, it)}?lang=${it.locale}`
}

/** Takes as long whatever differs. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let differs = 0
  for (let i = 0; i < a.length; i++) differs |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return differs === 0
}
