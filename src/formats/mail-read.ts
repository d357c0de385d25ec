import { Worker } from 'node:worker_threads'
import type { MailSaid, MailTask } from './mail-read-thread.ts'
import { MAIL_LIMITS, type MailLimits, type ReadMail } from './mail.ts'
import { formatsProblem, type FormatsRefusal } from './problems.ts'
import { sourceFile } from './source-file.ts'
import { turns } from './turns.ts'

/** The thread's own memory; attachments come on top of it, and are no larger than the mail. */
const MEMORY = { maxOldGenerationSizeMb: 200, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 }
const inTurn = turns(8)

/**
 * What stands in a mail (RFC 5322), read in a thread of its own that is ended when it takes too long or too much. The mail may be
 * hostile: every refusal is a problem of `formats`. Nothing that it carries is opened.
 *
 * @example const { sender, recipients, attachments } = await readMail(bytes)
 */
export function readMail(bytes: Uint8Array, limits: Partial<MailLimits> = {}): Promise<ReadMail> {
  const whole = { ...MAIL_LIMITS, ...limits }
  if (bytes.byteLength > whole.bytes)
    throw formatsProblem['mail-too-big']({ maximum: Math.floor(whole.bytes / 1_000_000) })
  // Here already, so that ten megabytes of headers cost nothing more.
  if (!endsHeaders(bytes.subarray(0, whole.headerBytes)) && bytes.byteLength > whole.headerBytes)
    throw formatsProblem['mail-headers']({ maximum: Math.floor(whole.headerBytes / 1000) })
  return inTurn(() => readInThread(bytes, whole))
}

/** An empty line, with or without carriage returns. */
function endsHeaders(start: Uint8Array): boolean {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  return text.includes('\n\n') || text.includes('\n\r\n')
}

async function readInThread(bytes: Uint8Array, limits: MailLimits): Promise<ReadMail> {
  const own = Uint8Array.from(bytes)
  const task: MailTask = { bytes: own, limits }
  const thread = new Worker(sourceFile('mail-read-thread.ts'), {
    workerData: task,
    transferList: [own.buffer],
    resourceLimits: MEMORY,
    execArgv: [],
    env: {},
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<ReadMail>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(formatsProblem['too-slow']({ seconds: Math.ceil(limits.milliseconds / 1000) }))
      }, limits.milliseconds)
      thread.on('message', (said: MailSaid) =>
        said.kind === 'mail' ? resolve(said.mail) : reject(refusal(said.code, said.values)),
      )
      thread.on('error', (error) => {
        const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
        reject(isFull ? formatsProblem['too-much-memory']() : error)
      })
      thread.on('exit', (code) => reject(new Error(`the thread that reads a mail ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function refusal(code: string, values: Parameters<(typeof formatsProblem)[FormatsRefusal]>[0]) {
  return formatsProblem[code.slice('formats.'.length) as FormatsRefusal](values)
}
