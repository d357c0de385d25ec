// Runs as a process of its own, from the source tree: a description comes in, a line with the pages of its headings and the bytes of a PDF go out.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { json } from 'node:stream/consumers'
import type { DocumentDescription } from './document.ts'
import { lettersOf } from './font-letters.ts'
import { pdfData } from './pdf-data.ts'

const FONTS = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf']

const find = createRequire(import.meta.url)
const fonts = await Promise.all(FONTS.map((name) => readFile(find.resolve(`@expo-google-fonts/noto-sans/${name}`))))
const letters = fonts.map(lettersOf)
const description = (await json(process.stdin)) as DocumentDescription
const data = pdfData(description, (codePoint) => letters.every((holds) => holds(codePoint)))

const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] })
const compiled = compiler.compile({
  mainFileContent: await readFile(new URL('pdf.typ', import.meta.url), 'utf8'),
  inputs: { document: JSON.stringify(data) },
})
const error = compiled.takeError()
if (error) throw new Error(JSON.stringify(compiler.fetchDiagnostics(error)))
const pages = compiler.query(compiled.result!, { selector: '<page-of-heading>', field: 'value' }) as number[]
process.stdout.write(`${JSON.stringify(pages)}\n`)
process.stdout.write(compiler.pdf(compiled.result!, { pdfStandard: 'ua-1' }))
