/**
 * Which letters a TrueType font holds, by code point, from its table `cmap` (the OpenType specification, format 12).
 *
 * @example lettersOf(await readFile('NotoSans_400Regular.ttf'))(0x0452) // true: ђ
 */
export function lettersOf(font: Buffer): (codePoint: number) => boolean {
  const table = segmentedCoverage(font)
  const groups = Array.from({ length: font.readUInt32BE(table + 12) }, (_, at) => {
    const group = table + 16 + 12 * at
    return { first: font.readUInt32BE(group), last: font.readUInt32BE(group + 4) }
  })
  return (codePoint) => groups.some(({ first, last }) => first <= codePoint && codePoint <= last)
}

const SEGMENTED = 12

function segmentedCoverage(font: Buffer): number {
  const cmap = tableOf(font, 'cmap')
  const tables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, at) => cmap + font.readUInt32BE(cmap + 4 + 8 * at + 4),
  )
  const found = tables.find((table) => font.readUInt16BE(table) === SEGMENTED)
  if (found === undefined) throw new Error('the font tells its letters in a way that is not read here')
  return found
}

function tableOf(font: Buffer, tag: string): number {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at)
  const record = records.find((at) => font.toString('latin1', at, at + 4) === tag)
  if (record === undefined) throw new Error(`the font has no table ${tag}`)
  return font.readUInt32BE(record + 8)
}
