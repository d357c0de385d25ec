import { describe, expect, test } from 'vitest'
import { docxFile } from './docx.ts'
import { drawsPages, pageImage } from './page-image.ts'
import { pdfFile } from './pdf.ts'
import { sandboxFor, SandboxError } from './sandbox.ts'
import { readText } from './text-read.ts'
import { XLSX_TYPE } from './xlsx.ts'

const document = {
  title: 'Izveštaj',
  lang: 'sr-Latn',
  foot: 'Izveštaj',
  pages: '{page} / {pages}',
  blocks: [
    { kind: 'paragraph', runs: [{ text: 'Žrtve trgovine ljudima' }] },
    { kind: 'paragraph', runs: [{ text: 'Жртве трговине људима' }] },
  ],
} as const
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const LIMITS = { milliseconds: 3000, megabytes: 300, mostOut: 1000 }
const nothing = new Uint8Array()

const hasPoppler = await drawsPages()

describe('text', () => {
  test.for([false, true])('of a PDF is read by page (without poppler: %s)', async (isWithoutPoppler) => {
    const read = await readText(await pdfFile(document), { mediaType: 'application/pdf', isWithoutPoppler })
    expect(read!.pages.map(({ page }) => page)).toEqual([1])
    expect(read!.pages[0]!.text).toContain('Žrtve trgovine ljudima')
    expect(read!.pages[0]!.text).toContain('Жртве трговине људима')
    expect(read!.reader).toBe(hasPoppler && !isWithoutPoppler ? 'pdftotext' : 'pdf.js')
  })

  test('of a Word file has no pages', async () => {
    const read = await readText(await docxFile(document), { mediaType: DOCX })
    expect(read!.pages).toEqual([{ page: null, text: expect.stringContaining('Жртве трговине људима\n') }])
  })

  test('of a web page is what somebody reads, in the encoding that it says', async () => {
    const html =
      '<html><head><title>Vest</title><script>let a = "<p>no"</script><style>p{}</style><body><h1>Naslov</h1><p>\xe8asa &amp; &#382;rtva<br>dalje'
    const read = await readText(Buffer.from(html, 'latin1'), { mediaType: 'text/html; charset=windows-1250' })
    expect(read!.pages[0]!.text).toBe('Vest\nNaslov\nčasa & žrtva\ndalje')
  })

  test('in an older encoding of the region is read', async () => {
    const read = await readText(Buffer.from('\x8ertve', 'latin1'), { mediaType: 'text/plain' })
    expect(read!.pages).toEqual([{ page: null, text: 'Žrtve' }])
  })

  test('of a picture is none', async () => {
    expect(await readText(nothing, { mediaType: 'image/png' })).toBeUndefined()
  })

  test('of what only says that it is a PDF, a Word file or a workbook is refused in words', async () => {
    for (const mediaType of ['application/pdf', DOCX, XLSX_TYPE])
      for (const isWithoutPoppler of [false, true])
        await expect(readText(Buffer.from('PK\x03\x04 rest'), { mediaType, isWithoutPoppler })).rejects.toMatchObject({
          code: expect.stringMatching(/^formats\./),
        })
  })

  test('is cut where the limit is, and says so', async () => {
    const long = Buffer.from('a'.repeat(2000))
    const read = await readText(long, { mediaType: 'text/plain' }, { characters: 500 })
    expect([read!.pages[0]!.text.length, read!.isCut]).toEqual([500, true])
  })
})

describe.runIf(hasPoppler)('a page as an image', () => {
  test('is a PNG; a page that is not there is none', async () => {
    const pdf = await pdfFile(document)
    const png = await pageImage(pdf, 1)
    expect(Buffer.from(png!.subarray(1, 4)).toString()).toBe('PNG')
    expect(await pageImage(pdf, 9)).toBeUndefined()
    expect(await pageImage(Buffer.from('%PDF-1.4 broken'), 1)).toBeUndefined()
  })
})

/** What the sandbox does, by programs that every Linux system has. */
describe.runIf(await sandboxFor('sh'))('a program in the sandbox', () => {
  const shell = async (script: string, limits = LIMITS) =>
    Buffer.from(await (await sandboxFor('sh'))!(['-c', script], nothing, limits)).toString()

  test('has no network but itself, and no environment of ours', async () => {
    const said = await shell('cat /proc/net/dev; env')
    expect(said.match(/^\s*\w+:/gm)?.map((name) => name.trim())).toEqual(['lo:'])
    expect(said).not.toMatch(/DATABASE_URL|SECRET|VITEST/)
  })

  test('writes no file, and gains no rights', async () => {
    await expect(shell('echo x > file')).rejects.toThrow('SIGXFSZ')
    expect(await shell('grep NoNewPrivs /proc/self/status')).toMatch(/1\n$/)
  })

  test('that takes too long, too much or says too much is ended', async () => {
    const why = async (script: string) => {
      const error = await shell(script, { ...LIMITS, milliseconds: 1000 }).catch((it: unknown) => it)
      return error instanceof SandboxError ? error.why : error
    }
    expect(await why('sleep 30')).toBe('too-slow')
    expect(await why('while :; do echo aaaaaaaaaaaaaaaa; done')).toBe('too-big')
    expect(await why('a=a; while :; do a=$a$a; done')).toMatch(/failed|too-slow/)
  })
})
