// The files of an instrument, by the acts and queries of the page that takes them out and brings them in.
import { sayTo } from '../src/catalogue.ts'
import type { Values } from '../src/kit/words.ts'
import { bringFile } from '../src/modules/exchange/commands.server.ts'
import { filesOf } from '../src/modules/exchange/files.server.ts'
import { formWorkbook } from '../src/modules/exchange/form-file.server.ts'
import { readFiles, readWholeVersion } from '../src/modules/exchange/queries.server.ts'
import { readUploadForm } from '../src/server/upload.server.ts'
import type { createHost } from '../src/server/perform.ts'

type Host = ReturnType<typeof createHost>
type Bytes = Uint8Array<ArrayBuffer>

export interface Filed {
  readonly host: Host
  readonly token: string
  readonly draft: { readonly id: string; readonly code: string }
  readonly newKey: () => string
  readonly tell: (what: string, value: string) => void
  readonly timed: (what: string, work: (run: number) => Promise<unknown>, runs?: number) => Promise<void>
}

const RUNS = 5

/** Each file out, and the same file in: read, kept, compared with the draft cell by cell. */
export async function measureFiles(given: Filed): Promise<void> {
  const { tell, timed } = given
  for (const format of ['xlsx', 'csv', 'json', 'form'] as const) {
    let bytes: Bytes = new Uint8Array()
    await timed(`${format} out`, async () => void (bytes = await taken(given, format)), RUNS)
    tell(`${format}: size`, `${(bytes.length / 1e6).toFixed(1)} MB`)
    await timed(`${format} in: dry run, nothing changed`, (run) => broughtBack(given, bytes, `${run}.${format}`), RUNS)
  }
}

async function taken({ host, token, draft }: Filed, format: 'xlsx' | 'csv' | 'json' | 'form'): Promise<Bytes> {
  const whole = await host.ask(readWholeVersion, { token, input: { code: draft.code, format } })
  const { version, items, units, breakdowns } = whole
  if (format === 'form') return formWorkbook(version, items, { title: 'Bench', breakdowns })
  const say = (key: string, values?: Values) => sayTo('en', key, values)
  const { body } = await filesOf(format, version, items, { locale: 'en', isSample: false, now: new Date(), units, say })
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

async function broughtBack({ host, token, draft, newKey }: Filed, bytes: Bytes, name: string): Promise<void> {
  const body = new FormData()
  body.append('file', new File([bytes], name))
  const { upload, drop } = await readUploadForm(new Request('http://127.0.0.1/', { method: 'POST', body }))
  const input = { versionId: draft.id, upload, isSample: false }
  const { id } = await host.perform(bringFile, { token, input, key: newKey() })
  await drop()
  const { brought } = await host.ask(readFiles, { token, input: { code: draft.code, importId: id } })
  const { problemCount, changesNothing } = brought!.plan!
  if (problemCount > 0 || !changesNothing) throw new Error(`${name} says something else than the draft`)
}
