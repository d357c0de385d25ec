// Runs as a process of its own, from the source tree: descriptions come in, a line each; of each go out a line that says on
// which pages its headings stand and how long its file is, and the bytes of its PDF.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { DocumentDescription } from './document.ts'
import { lettersOf } from './font-letters.ts'
import { pdfData } from './pdf-data.ts'

const FONTS = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf']
/** How many documents later what one has left behind is forgotten. */
const REMEMBERED = 2

const find = createRequire(import.meta.url)
const fonts = await Promise.all(FONTS.map((name) => readFile(find.resolve(`@expo-google-fonts/noto-sans/${name}`))))
const letters = fonts.map(lettersOf)
const look = await readFile(new URL('pdf.typ', import.meta.url), 'utf8')
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] })

for await (const line of lines()) {
  const description = JSON.parse(line) as DocumentDescription
  const data = pdfData(description, (codePoint) => letters.every((holds) => holds(codePoint)))
  const compiled = compiler.compile({ mainFileContent: look, inputs: { document: JSON.stringify(data) } })
  const error = compiled.takeError()
  if (error) throw new Error(JSON.stringify(compiler.fetchDiagnostics(error)))
  const pages = compiler.query(compiled.result!, { selector: '<page-of-heading>', field: 'value' }) as number[]
  const bytes = compiler.pdf(compiled.result!, { pdfStandard: 'ua-1' })
  await written(`${JSON.stringify({ pages, length: bytes.length })}\n`)
  await written(bytes)
  compiler.evictCache(REMEMBERED)
}

async function written(it: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(it)) await once(process.stdout, 'drain')
}

/** Parted at the line feed alone: `readline` takes U+2028, which stands in texts, for an end too. */
async function* lines(): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    const [first = '', ...more] = (chunk as string).split('\n')
    rest += first
    for (const next of more) {
      yield rest
      rest = next
    }
  }
}
