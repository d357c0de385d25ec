import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import busboy from 'busboy'
import { z } from 'zod'
import { MEGABYTE } from '../kit/file-size.ts'

export const MOST_BYTES = 20 * MEGABYTE

/** Of a form's fields: a decision on each of ten thousand cells is a form, a book pasted into one is not. */
const MOST_FIELDS = 10_000
const MOST_FIELD_BYTES = 256 * 1024
const MOST_TEXT = 8 * MEGABYTE

/** Read to its end so that the page can answer, but not for ever. */
const MOST_READ = 256 * 1024 * 1024

/** A file as it came in. Where its bytes lie is known to this file alone, so that no input can name a path. */
export interface Upload {
  readonly name: string
  readonly size: number
}

const places = new WeakMap<object, string>()

/** Only what `readUploadForm` made is an upload. */
export const ReceivedUpload = z.custom<Upload>(
  (given) => typeof given === 'object' && given !== null && places.has(given),
)

export function uploadedBytes(upload: Upload): Promise<Uint8Array> {
  const place = places.get(upload)
  if (place === undefined) throw new TypeError('not an upload')
  return readFile(place)
}

export interface UploadForm {
  /** Everything but the file. */
  readonly fields: FormData
  readonly upload: Upload | undefined
  /** Removes the temporary bytes; the caller must call it. */
  drop(): Promise<void>
}

/**
 * A multipart form as a stream: fields into memory, up to a limit, the one file into a temporary file, of which no more
 * than MOST_BYTES is written whatever comes. The size told is the whole size that was sent. A form of more fields, or of
 * longer ones, is refused whole (413): nothing of it is left out in silence.
 */
export async function readUploadForm(request: Request): Promise<UploadForm> {
  const fields = new FormData()
  const folder = await mkdtemp(join(tmpdir(), 'upload-'))
  const drop = () => rm(folder, { recursive: true, force: true })
  let upload: Upload | undefined
  const saving: Promise<void>[] = []
  try {
    const parser = busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: { fields: MOST_FIELDS, fieldSize: MOST_FIELD_BYTES, files: 1, parts: MOST_FIELDS + 10 },
    })
    let text = 0
    const tooMuch = () => parser.destroy(new RangeError('the form is too long'))
    parser.on('field', (name, value, { valueTruncated, nameTruncated }) => {
      text += value.length
      if (valueTruncated || nameTruncated || text > MOST_TEXT) tooMuch()
      else fields.append(name, value)
    })
    parser.on('fieldsLimit', tooMuch)
    parser.on('partsLimit', tooMuch)
    parser.on('file', (_name, stream, { filename }) => {
      const place = join(folder, randomUUID())
      const meter = new Meter()
      const save = async () => {
        await pipeline(stream, meter, createWriteStream(place, { mode: 0o600 }))
        if (meter.size === 0 && !filename) return
        upload = { name: filename ?? '', size: meter.size }
        places.set(upload, place)
      }
      saving.push(save())
    })
    await pipeline(Readable.fromWeb(request.body as WebStream<Uint8Array>), new Meter(MOST_READ), parser)
    await Promise.all(saving)
    return { fields, upload, drop }
  } catch (error) {
    await Promise.allSettled(saving)
    await drop()
    throw isBroken(error) ? new Response(null, { status: error instanceof RangeError ? 413 : 400 }) : error
  }
}

/** A form that is no form, breaks off or never ends; what the system refuses (a full disk) has a code, and is ours. */
function isBroken(error: unknown): boolean {
  return error instanceof RangeError || (error as { code?: string }).code === undefined
}

/** Counts everything, lets MOST_BYTES through; beyond `end` it breaks off. */
class Meter extends Transform {
  size = 0
  readonly #end: number | undefined

  constructor(end?: number) {
    super()
    this.#end = end
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length
    if (this.#end !== undefined)
      return this.size > this.#end ? done(new RangeError('the request is too long')) : done(null, chunk)
    return this.size > MOST_BYTES ? done() : done(null, chunk)
  }
}
