import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const MOST_COLOURS = 256

/** Writes a screenshot (8 bits a channel, not interlaced) with a palette of its commonest colours: about half the bytes. */
export function toPalettePng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)]
  const head = chunks.find(({ type }) => type === 'IHDR')!.data
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const channels = { 2: 3, 6: 4 }[head[9]!]
  if (head[8] !== 8 || head[12] !== 0 || !channels) throw new Error('only plain 8-bit RGB and RGBA pictures are read')
  const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
  const colours = coloursOf(unfiltered(inflateSync(packed), width * channels, channels), channels)
  const palette = commonest(colours)
  const places = placesIn(palette, colours)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) rows.set(places.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const ihdr = Buffer.from(head)
  ihdr[9] = 3
  const plte = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', ihdr),
    chunk('PLTE', plte),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** Takes back what each row was written as a difference to: the point before, the row above, their mean, or Paeth's. */
function unfiltered(rows: Buffer, stride: number, step: number): Buffer {
  const height = rows.length / (stride + 1)
  const plain = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < step ? 0 : plain[at - step]!
      const up = y === 0 ? 0 : plain[at - stride]!
      const corner = x < step || y === 0 ? 0 : plain[at - stride - step]!
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!
      plain[at] = rows[y * (stride + 1) + 1 + x]! + guess
    }
  }
  return plain
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function coloursOf(plain: Buffer, channels: number): Uint32Array {
  return Uint32Array.from({ length: plain.length / channels }, (_, i) => plain.readUIntBE(i * channels, 3))
}

function commonest(colours: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const ordered = [...counts].sort(([a, n], [b, m]) => m - n || a - b)
  return ordered.slice(0, MOST_COLOURS).map(([colour]) => colour)
}

function placesIn(palette: readonly number[], colours: Uint32Array): Uint8Array {
  const known = new Map(palette.map((colour, place) => [colour, place]))
  return Uint8Array.from(colours, (colour) => {
    const place = known.get(colour) ?? nearest(palette, colour)
    known.set(colour, place)
    return place
  })
}

function nearest(palette: readonly number[], colour: number): number {
  const far = (other: number) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
  return palette.reduce((best, other, place) => (far(other) < far(palette[best]!) ? place : best), 0)
}
