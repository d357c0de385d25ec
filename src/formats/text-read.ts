import { Worker } from 'node:worker_threads'
import { formatsProblem } from './problems.ts'
import { sandboxFor, SandboxError, type Sandbox } from './sandbox.ts'
import { sourceFile } from './source-file.ts'
import type { TextSaid, TextTask } from './text-thread.ts'
import { TEXT_LIMITS, withinLimits, type PageText, type ReadText, type TextLimits } from './text.ts'
import { turns } from './turns.ts'
import { XLSX_TYPE } from './xlsx.ts'
import { readWorkbook } from './xlsx-read.ts'

const MEMORY = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const inTurn = turns(8)

const KINDS: Readonly<Record<string, TextTask['kind'] | 'xlsx'>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  [XLSX_TYPE]: 'xlsx',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'plain',
  'text/csv': 'plain',
  'message/rfc822': 'plain',
}

interface Source {
  /** With its parameters, as the sender of a page gives it. */
  readonly mediaType: string
  /** Of a PDF: the second of the two ways although the first is there. */
  readonly isWithoutPoppler?: boolean
}

/**
 * The text of a file, page by page: of a PDF by poppler in a sandbox, or by pdf.js in a thread where poppler is not there; of Word
 * files, workbooks, web pages and plain text in a thread. Undefined for kinds whose text is not read. The file may be hostile: every
 * refusal is a problem of `formats`.
 *
 * @example const read = await readText(bytes, { mediaType: 'application/pdf' })
 */
export async function readText(
  bytes: Uint8Array,
  { mediaType, isWithoutPoppler = false }: Source,
  limits: Partial<TextLimits> = {},
): Promise<ReadText | undefined> {
  const kind = KINDS[mediaType.split(';')[0]!.trim().toLowerCase()]
  if (kind === undefined) return undefined
  const whole = { ...TEXT_LIMITS, ...limits }
  if (bytes.byteLength > whole.bytes) throw formatsProblem['file-too-big']({ maximum: Math.floor(whole.bytes / 1e6) })
  if (kind === 'xlsx') return { reader: 'xlsx', ...withinLimits(await sheetTexts(bytes), whole) }
  const poppler = kind === 'pdf' && !isWithoutPoppler ? await sandboxFor('pdftotext') : undefined
  if (poppler) return { reader: 'pdftotext', ...withinLimits(await popplerPages(poppler, bytes, whole), whole) }
  const pages = await inTurn(() => inThread({ bytes, kind, said: mediaType, limits: whole }))
  return { reader: kind === 'pdf' ? 'pdf.js' : kind, ...withinLimits(pages, whole) }
}

async function sheetTexts(bytes: Uint8Array): Promise<PageText[]> {
  const { sheets } = await readWorkbook(bytes)
  return sheets.map(({ name, rows }, at) => ({
    page: at + 1,
    text: [name, ...rows.map(({ cells }) => cells.map(({ text }) => text).join('\t'))].join('\n'),
  }))
}

async function popplerPages(run: Sandbox, bytes: Uint8Array, limits: TextLimits): Promise<PageText[]> {
  const [megabytes, mostOut] = [1000, limits.characters * 4]
  const last = String(limits.pages + 1)
  try {
    const said = await run(['-enc', 'UTF-8', '-eol', 'unix', '-l', last, '-', '-'], bytes, {
      ...limits,
      megabytes,
      mostOut,
    })
    const pages = new TextDecoder().decode(said).split('\f')
    // It ends each page with a form feed, the last one too.
    return pages.slice(0, -1).map((text, at) => ({ page: at + 1, text }))
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error
    if (error.why === 'too-slow') throw formatsProblem['too-slow']({ seconds: Math.ceil(limits.milliseconds / 1000) })
    throw formatsProblem[error.why === 'too-big' ? 'too-much-memory' : 'damaged']()
  }
}

async function inThread(task: TextTask): Promise<readonly PageText[]> {
  const own = Uint8Array.from(task.bytes)
  const thread = new Worker(sourceFile('text-thread.ts'), {
    workerData: { ...task, bytes: own } satisfies TextTask,
    transferList: [own.buffer],
    resourceLimits: MEMORY,
    execArgv: [],
    env: {},
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<readonly PageText[]>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(formatsProblem['too-slow']({ seconds: Math.ceil(task.limits.milliseconds / 1000) }))
      }, task.limits.milliseconds)
      thread.on('message', (said: TextSaid) => (said.kind === 'read' ? resolve(said.pages) : reject(refusal(said))))
      thread.on('error', (error) => {
        const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? formatsProblem['too-much-memory']() : error)
      })
      thread.on('exit', (code) => reject(new Error(`the thread that reads a text ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function refusal({ code, values }: Extract<TextSaid, { kind: 'refused' }>) {
  return formatsProblem[code.slice('formats.'.length) as 'damaged'](values as never)
}
