import { Worker } from 'node:worker_threads'
import { openSpreadsheet } from './ods-archive.ts'
import { formatsProblem, type FormatsRefusal } from './problems.ts'
import { sourceFile } from './source-file.ts'
import { turns } from './turns.ts'
import type { Said, Task } from './xlsx-read-thread.ts'
import { WORKBOOK_LIMITS, type Row, type SheetState, type Workbook, type WorkbookLimits } from './xlsx.ts'
import { openArchive } from './xlsx-zip.ts'

/** The thread's own memory, without the file itself; what it hands on is bounded by the limits. */
const MEMORY = { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 }
/** One workbook at a time; of those that wait, more than these are sent away. */
const MOST_WAITING = 8

/**
 * What stands in a workbook (.xlsx), read in a thread of its own that is ended when it takes too long or too much. The
 * file may be hostile: every refusal is a problem of `formats`, with the place where there is one.
 *
 * @example const { sheets } = await readWorkbook(bytes)
 */
export async function readWorkbook(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<Workbook> {
  const whole = { ...WORKBOOK_LIMITS, ...limits }
  // Here already, so that what is no workbook at all costs nothing more.
  const { zip } = await openArchive(bytes, whole)
  zip.close()
  return inTurn(() => readInThread(bytes, whole, false))
}

/** The same of an OpenDocument spreadsheet (.ods), within the same limits. */
export async function readOpenDocument(bytes: Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<Workbook> {
  const whole = { ...WORKBOOK_LIMITS, ...limits }
  const { zip } = await openSpreadsheet(bytes, whole)
  zip.close()
  return inTurn(() => readInThread(bytes, whole, true))
}

const inTurn = turns(MOST_WAITING)

async function readInThread(bytes: Uint8Array, limits: WorkbookLimits, isOpenDocument: boolean): Promise<Workbook> {
  // A copy of its own that moves over: of a shared buffer, all of it would be copied.
  const own = Uint8Array.from(bytes)
  const task: Task = { bytes: own, limits, isOpenDocument }
  const thread = new Worker(sourceFile('xlsx-read-thread.ts'), {
    workerData: task,
    transferList: [own.buffer],
    resourceLimits: MEMORY,
    execArgv: [],
    env: {},
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Workbook>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(formatsProblem['too-slow']({ seconds: Math.ceil(limits.milliseconds / 1000) }))
      }, limits.milliseconds)
      listen(thread, resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function listen(thread: Worker, resolve: (workbook: Workbook) => void, reject: (error: unknown) => void): void {
  const sheets: { name: string; state: SheetState; rows: Row[] }[] = []
  thread.on('message', (said: Said) => {
    if (said.kind === 'sheet') sheets.push({ name: said.name, state: said.state, rows: [] })
    else if (said.kind === 'end') resolve({ sheets })
    else if (said.kind === 'refused') reject(refusal(said.code, said.values))
    else {
      for (const row of said.rows) sheets.at(-1)!.rows.push(row)
      thread.postMessage('next')
    }
  })
  thread.on('error', (error) => {
    const isFull = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(isFull ? formatsProblem['too-much-memory']() : error)
  })
  thread.on('exit', (code) => reject(new Error(`the thread that reads a workbook ended with ${code}`)))
}

function refusal(code: string, values: Parameters<(typeof formatsProblem)[FormatsRefusal]>[0]) {
  return formatsProblem[code.slice('formats.'.length) as FormatsRefusal](values)
}
