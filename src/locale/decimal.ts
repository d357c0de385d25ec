/** A number as its decimal digits: value = ±whole.fraction, with at least one digit in `whole`. */
export interface Decimal {
  isNegative: boolean
  whole: string
  fraction: string
}

/**
 * The shortest decimal that means this number, with the point moved `shift` places to the right: exact, where
 * multiplying by a power of ten is not (0.285 * 100 is 28.499999999999996).
 *
 * Throws RangeError for NaN and infinities.
 *
 * @example decimalOf(0.285, 2) // { isNegative: false, whole: '28', fraction: '5' }
 */
export function decimalOf(value: number, shift = 0): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`a finite number is required, not ${value}`)
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent) + shift
  const padded = point > 0 ? digits.padEnd(point, '0') : digits.padStart(digits.length - point + 1, '0')
  const at = Math.max(point, 1)
  return {
    isNegative: value < 0,
    whole: padded.slice(0, at).replace(/^0+(?=\d)/, ''),
    fraction: padded.slice(at).replace(/0+$/, ''),
  }
}

/**
 * Rounded to at most `places` decimals, half away from zero, by decimal digits: 1.005 to two places is 1.01.
 *
 * @example roundDecimal(decimalOf(2.5), 0) // { isNegative: false, whole: '3', fraction: '' }
 */
export function roundDecimal(decimal: Decimal, places: number): Decimal {
  if (decimal.fraction.length <= places) return decimal
  const kept = BigInt(decimal.whole + decimal.fraction.slice(0, places))
  const isUp = decimal.fraction.charAt(places) >= '5'
  const digits = String(isUp ? kept + 1n : kept).padStart(places + 1, '0')
  const at = digits.length - places
  const fraction = digits.slice(at).replace(/0+$/, '')
  return { isNegative: decimal.isNegative && /[1-9]/.test(digits), whole: digits.slice(0, at), fraction }
}
