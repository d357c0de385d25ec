import type { RandomStream } from './random-stream.ts'

/**
 * A draw from the gamma distribution of this shape and scale 1 (mean and variance: the shape). Shape 1 is one
 * exponential; above it, Marsaglia and Tsang (2000, doi 10.1145/358407.358414); below it, a draw of shape + 1 times
 * U^(1/shape). Shape 0 is 0.
 *
 * From shape 1 on, values come from sums, products and square roots alone, which every machine rounds alike; a logarithm
 * only decides what is drawn again. Throws RangeError for a negative shape.
 *
 * @example gamma(randomStream(1), 2.5)
 */
export function gamma(stream: RandomStream, shape: number): number {
  if (!(shape >= 0) || shape === Infinity) throw new RangeError(`a shape of zero or more is required, not ${shape}`)
  if (shape === 0) return 0
  if (shape === 1) return stream.exponential()
  if (shape < 1) return gamma(stream, shape + 1) * Math.exp(-stream.exponential() / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = standardNormal(stream)
    const t = 1 + c * x
    if (t <= 0) continue
    const v = t * t * t
    if (stream.exponential() > d * v - d - d * Math.log(v) - (x * x) / 2) return d * v
  }
}

/**
 * Weights that add up to one, drawn from the Dirichlet distribution of these shapes: on average each has its shape's share
 * of all; the larger the shapes, the nearer. All shapes 1: every set of weights is as likely as every other.
 *
 * A shape of 0 is a weight of 0. Throws RangeError where no shape is above 0.
 *
 * @example dirichlet(randomStream(1), [1, 1, 1])
 */
export function dirichlet(stream: RandomStream, shapes: readonly number[]): number[] {
  const draws = shapes.map((shape) => gamma(stream, shape))
  const sum = draws.reduce((all, draw) => all + draw, 0)
  if (sum === 0) throw new RangeError('a shape above zero is required')
  return draws.map((draw) => draw / sum)
}

/**
 * A draw from the normal distribution of mean 0 and variance 1, from two exponentials and a coin: x is kept where the
 * second exceeds (x − 1)²/2 (von Neumann 1951).
 *
 * @example standardNormal(randomStream(1))
 */
export function standardNormal(stream: RandomStream): number {
  for (;;) {
    const x = stream.exponential()
    if (stream.exponential() > ((x - 1) * (x - 1)) / 2) return stream.uniform() < 0.5 ? -x : x
  }
}
