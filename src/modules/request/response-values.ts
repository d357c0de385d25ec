import { fullInTime, meanDays, type Became } from './response.ts'

/** Indicators that ask how the monitoring's own requests were answered: the register of requests is their source. */
export const RESPONSE_INDICATORS = ['DAT-04', 'DAT-05'] as const

export interface OfferedValue {
  readonly number: number
  /** The calculation, short. */
  readonly asGiven: string
}

/**
 * What the register says of an indicator. Undefined while a request can still be answered, and where there is nothing to
 * divide by: a rate of nobody asked is not zero.
 *
 * DAT-04: institutions of which every request was answered in full and in time, of all that were asked. DAT-05: the mean
 * number of days to the first reply.
 */
export function offeredBy(
  code: string,
  rows: readonly (Became & { readonly institutionId: string })[],
): OfferedValue | undefined {
  if (rows.length === 0 || rows.some(({ outcome }) => outcome === 'awaiting')) return undefined
  if (code === 'DAT-04') {
    const { part, whole } = fullInTime(rows)
    if (whole === 0) return undefined
    return { number: Math.round((10_000 * part) / whole) / 100, asGiven: `${part} / ${whole}` }
  }
  const days = meanDays(rows)
  return code === 'DAT-05' && days !== null ? { number: days, asGiven: String(days) } : undefined
}
