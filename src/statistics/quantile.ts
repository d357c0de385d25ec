/** As Hyndman and Fan (1996, doi 10.2307/2684934) number them: 7 is R's standard, 8 is nearly median-unbiased. */
export type QuantileType = 7 | 8

/**
 * The value below which this share of the values lies, with a straight line between neighbours. In order x₁ … xₙ, at
 * position h = (n − 1) p + 1 for type 7 and h = (n + 1/3) p + 1/3 for type 8, held within 1 and n.
 *
 * Throws RangeError without values, for a value that is no number, and for a share outside 0 to 1.
 *
 * @example quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(values: ArrayLike<number>, share: number, type: QuantileType = 7): number {
  const own = Float64Array.from(values)
  if (own.some(Number.isNaN)) throw new RangeError('a quantile is of numbers')
  return quantileInPlace(own, share, type)
}

/** The same without a copy: the values are left in another order. They must be numbers. */
export function quantileInPlace(values: Float64Array, share: number, type: QuantileType = 7): number {
  const n = values.length
  if (n === 0) throw new RangeError('a quantile needs a value')
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share from 0 to 1 is required, not ${share}`)
  const position = type === 7 ? (n - 1) * share : (n + 1 / 3) * share - 2 / 3
  const held = Math.min(Math.max(position, 0), n - 1)
  const at = Math.floor(held)
  const low = select(values, at)
  const part = held - at
  if (part === 0) return low
  let high = Infinity
  for (let i = at + 1; i < n; i += 1) if (values[i]! < high) high = values[i]!
  return low + part * (high - low)
}

/**
 * Floyd and Rivest (1975, doi 10.1145/360680.360694): brings the value that belongs at this place to it, smaller ones
 * before, larger ones behind. A sample around the place narrows a long range first.
 */
function select(values: Float64Array, place: number, from = 0, to = values.length - 1): number {
  let left = from
  let right = to
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1
      const i = place - left + 1
      const z = Math.log(n)
      const size = 0.5 * Math.exp((2 * z) / 3)
      const spread = 0.5 * Math.sqrt((z * size * (n - size)) / n) * (i < n / 2 ? -1 : 1)
      const sampleLeft = Math.max(left, Math.floor(place - (i * size) / n + spread))
      const sampleRight = Math.min(right, Math.floor(place + ((n - i) * size) / n + spread))
      select(values, place, sampleLeft, sampleRight)
    }
    const pivot = values[place]!
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i += 1
      while (values[j]! > pivot) j -= 1
      if (i > j) break
      const kept = values[i]!
      values[i] = values[j]!
      values[j] = kept
      i += 1
      j -= 1
    }
    if (place <= j) right = j
    else if (place >= i) left = i
    else break
  }
  return values[place]!
}
