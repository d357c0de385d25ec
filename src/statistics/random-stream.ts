/** Numbers that look random and are the same for the same seed on every machine. */
export interface RandomStream {
  /** Even over the open interval from 0 to 1; as R's `runif(1)`. */
  uniform(): number
  /** Exponential with mean 1, always above 0; as R's `rexp(1)`. */
  exponential(): number
}

const SIZE = 624
const SHIFT = 397
const TO_UNIT = 2.3283064365386963e-10
const HALF_STEP = 0.5 * 2.328306437080797e-10

/**
 * The stream of R after `set.seed(seed)` with its standard generator: Mersenne Twister MT19937 (Matsumoto and Nishimura
 * 1998, doi 10.1145/272991.272995), its state filled by the linear congruence 69069 s + 1. Exponentials by algorithm SA
 * of Ahrens and Dieter (1972, doi 10.1145/355604.361593), which adds and compares only: no logarithm, so nothing that
 * machines round differently.
 *
 * The algorithm is a promise: a better one gets another name, because published bands are drawn from this one.
 * Takes any whole number; it counts modulo 2^32. Throws RangeError for others.
 *
 * @example randomStream(42).uniform() // 0.914806…, as set.seed(42); runif(1)
 */
export function randomStream(seed: number): RandomStream {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a whole number is required as seed, not ${seed}`)
  const state = seeded(seed)
  let at = SIZE
  const uniform = () => {
    if (at >= SIZE) {
      twist(state)
      at = 0
    }
    const unit = tempered(state[at++]!) * TO_UNIT
    if (unit <= 0) return HALF_STEP
    return 1 - unit <= 0 ? 1 - HALF_STEP : unit
  }
  return { uniform, exponential: () => exponentialFrom(uniform) }
}

/**
 * The seed that belongs to some words: 32-bit FNV-1a over UTF-16 units, then mixed, so that each set of words has a
 * stream of its own. Two of them meet once in 2^32.
 *
 * @example randomStream(seedOf('scores 1/IDN-01'))
 */
export function seedOf(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 50 steps of the congruence scramble the seed, one more is dropped, then every word of the state is one step. */
function seeded(seed: number): Int32Array {
  const state = new Int32Array(SIZE)
  let word = seed | 0
  for (let step = 0; step < 51; step += 1) word = (Math.imul(69069, word) + 1) | 0
  for (let at = 0; at < SIZE; at += 1) {
    word = (Math.imul(69069, word) + 1) | 0
    state[at] = word
  }
  return state
}

function twist(state: Int32Array): void {
  for (let at = 0; at < SIZE; at += 1) {
    const mixed = (state[at]! & 0x80000000) | (state[(at + 1) % SIZE]! & 0x7fffffff)
    state[at] = state[(at + SHIFT) % SIZE]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0)
  }
}

function tempered(word: number): number {
  let it = word
  it ^= it >>> 11
  it ^= (it << 7) & 0x9d2c5680
  it ^= (it << 15) & 0xefc60000
  return (it ^ (it >>> 18)) >>> 0
}

/** Sums of ln(2)^k / k!, up to one: how probable it is that the least of so many uniforms is needed. */
const SUMS = sums()
const LN2 = SUMS[0]!

function sums(): readonly number[] {
  const ln2 = 0.6931471805599453
  const found: number[] = []
  for (let k = 1, term = ln2, sum = ln2; k < 16; k += 1) {
    found.push(sum)
    term *= ln2 / (k + 1)
    sum += term
  }
  return [...found, 1]
}

function exponentialFrom(uniform: () => number): number {
  let whole = 0
  let rest = 2 * uniform()
  for (; rest <= 1; rest *= 2) whole += LN2
  rest -= 1
  if (rest <= LN2) return whole + rest
  let least = uniform()
  let count = 0
  do {
    least = Math.min(least, uniform())
    count += 1
  } while (rest > SUMS[count]!)
  return whole + least * LN2
}
