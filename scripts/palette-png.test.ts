import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { toPalettePng } from './palette-png.ts'

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** Rows with their filter byte in front, of three points each. */
function rgb(rows: number[][]): Buffer {
  const ihdr = Buffer.from([0, 0, 0, 3, 0, 0, 0, rows.length, 8, 2, 0, 0, 0])
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', ihdr), chunk('IDAT', deflateSync(Buffer.from(rows.flat())))])
}

function coloursOf(png: Buffer): number[][][] {
  const at = (type: string) => png.indexOf(type, 0, 'latin1') + 4
  const data = (type: string) => png.subarray(at(type), at(type) + png.readUInt32BE(at(type) - 8))
  const [palette, rows] = [data('PLTE'), inflateSync(data('IDAT'))]
  return Array.from({ length: rows.length / 4 }, (_, y) =>
    [...rows.subarray(y * 4 + 1, y * 4 + 4)].map((place) => [...palette.subarray(place * 3, place * 3 + 3)]),
  )
}

test('every point keeps its colour, by whichever filter its row was written', () => {
  const first = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]
  const expected = [
    [10, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ]
  const left = [1, 10, 20, 30, 30, 30, 30, 30, 30, 30]
  const up = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  const mean = [3, 5, 10, 15, 15, 15, 15, 15, 15, 15]
  const paeth = [4, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  expect(coloursOf(toPalettePng(rgb([first, left, up, mean, paeth])))).toEqual(Array(5).fill(expected))
})

test('a picture that is none of a screenshot is refused', () => {
  const png = rgb([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])
  png[25] = 0
  expect(() => toPalettePng(png)).toThrow('8-bit RGB')
})
