// npm run bench -- instrument: an instrument of 2,000 indicators in six languages (seven written ones), on a database of
// its own. Server time of the acts and queries, without rendering. Prints one line a figure; nothing is asserted.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sayTo } from '../src/catalogue.ts'
import { loadContent } from '../src/content.server.ts'
import { CONTENT_LANGS } from '../src/kit/local-text.ts'
import { openSession } from '../src/modules/identity/host.server.ts'
import { decide, reach } from '../src/modules/identity/rights.ts'
import { changeFields, setDraftAside, startDraft } from '../src/modules/instrument/draft-commands.server.ts'
import { readDesigner } from '../src/modules/instrument/designer-queries.server.ts'
import { readVerdicts } from '../src/modules/instrument/verdict-queries.server.ts'
import { differenceOf } from '../src/modules/instrument/difference-queries.server.ts'
import type { Item, Json } from '../src/modules/instrument/item.ts'
import { insertItems, itemsOf } from '../src/modules/instrument/items.server.ts'
import { latestVersion } from '../src/modules/instrument/versions-queries.server.ts'
import { takeOverCore } from '../src/modules/variant/commands.server.ts'
import { connect, type Connection } from '../src/server/db/connect.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import type { Tx } from '../src/server/db/types.ts'
import { createFiles } from '../src/server/files.ts'
import { claimInstance } from '../src/server/instance.ts'
import { createHost } from '../src/server/perform.ts'
import { createSealer } from '../src/server/sealer.ts'
import { measureFiles } from './instrument-files.ts'
import { measureTranslations } from './translation-files.ts'
import { whoHolds } from '../src/who.server.ts'

const INDICATORS = 2000
const VARIANTS = 50
const CHANGED_BY_EACH = 40
const RUNS = 9
const MARK = / \(no\. \d+\)$/

const tell = (what: string, value: string) => console.log(`${what.padEnd(72)} ${value}`)
const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

async function timed(what: string, work: (run: number) => Promise<unknown>, runs = RUNS): Promise<void> {
  const [times, works]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    const [startedAt, before] = [performance.now(), process.cpuUsage()]
    await work(run)
    times.push(performance.now() - startedAt)
    const { user, system } = process.cpuUsage(before)
    works.push((user + system) / 1000)
  }
  const [least, most] = [Math.min(...times), Math.max(...times)]
  tell(
    what,
    `${Math.round(median(times))} ms (${Math.round(least)}–${Math.round(most)}, ${runs} runs; work ${Math.round(median(works))} ms)`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'bench-instrument-'))
const server = await startEmbedded({ dataDir: folder, log: () => undefined })
try {
  await measure(server.connection)
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(connection: Connection): Promise<void> {
  const owner = connect(connection, () => undefined, 1)
  await migrate(owner, 'migrations', () => undefined)
  const pool = connect(connection, () => undefined, 4)
  const sealer = createSealer(randomBytes(32))
  const parts = {
    pool,
    clock: () => new Date(),
    files: createFiles(join(folder, 'files')),
    sealer,
    publicUrl: 'http://127.0.0.1:4000',
    say: sayTo,
  }
  const host = createHost({ ...parts, identify: whoHolds, decide, reach })
  await host.asSystem((tx) => claimInstance(tx, false, sealer))
  await host.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  const token = await host.asSystem(async (tx, doing) => {
    const person = await tx
      .insertInto('person')
      .values({ name: 'Bench', email: 'bench@example.org', state: 'active' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('roleGrant').values({ personId: person.id, role: 'coordinator', country: null }).execute()
    return openSession(tx, doing, { personId: person.id, device: 'bench' }, new Date())
  })
  const does: typeof host.perform = (command, { input }) => host.perform(command, { token, input, key: randomUUID() })
  const act = <I, O>(command: Parameters<typeof host.perform<never, O>>[0], input: I) =>
    does(command as never, { token, input }) as Promise<O>

  const first = await host.asSystem((tx) => grown(tx, '1'))
  const draft = await act<unknown, { id: string; code: string }>(startDraft as never, { country: null })
  const codes = await host.asSystem(async (tx) =>
    (await itemsOf(tx, first)).filter(({ level }) => level === 'indicator').map(({ code }) => code),
  )
  tell('instrument', `${codes.length} indicators × ${CONTENT_LANGS.length} languages`)
  await timed('designer opened (tree, one item, choices)', (run) =>
    host.ask(readDesigner, { token, input: { code: draft.code, item: codes[run * 37] } }),
  )
  await timed('one field saved', (run) =>
    act(changeFields as never, {
      versionId: draft.id,
      item: codes[run * 41],
      fields: [{ field: 'title.sq', value: `Titull ${run}`, seen: 0 }],
    }),
  )

  await timed('verdicts of a draft opened, few items changed', () =>
    host.ask(readVerdicts, { token, input: { code: draft.code } }),
  )
  const filed = { host, token, draft, newKey: randomUUID, tell, timed }
  await measureFiles(filed)
  await measureTranslations(filed)

  const countries = await host.asSystem((tx) => fiftyCountries(tx))
  const variants: string[] = []
  for (const country of countries) {
    const { id } = await act<unknown, { id: string }>(startDraft as never, { country })
    variants.push(id)
    await host.asSystem((tx) => deviate(tx, { versionId: id, country, codes }))
  }
  await act(setDraftAside as never, { versionId: draft.id })
  const second = await host.asSystem((tx) => grown(tx, '2', 50))
  await timed('difference of two versions', () => host.publicly((db) => differenceOf(db, first, second)))
  const startedAt = performance.now()
  let conflicts = 0
  for (const versionId of variants)
    conflicts += (await act<unknown, { conflicts: number }>(takeOverCore as never, { versionId })).conflicts
  tell(
    `merge into ${VARIANTS} variants, ${CHANGED_BY_EACH} deviations each (${conflicts} conflicts)`,
    `${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  )
  await pool.end()
  await owner.end()
}

/** A published version of the core of 2,000 indicators, made of the shipped ones; `every` n-th question is another. */
async function grown(tx: Tx, code: string, every = 0): Promise<string> {
  const core = (await latestVersion(tx, null))!
  const shipped = await itemsOf(tx, core.id)
  const trunk = shipped.filter(({ level }) => level !== 'indicator')
  const leaves = shipped.filter(({ level }) => level === 'indicator')
  const perArea = new Map<string, number>()
  const indicators = Array.from({ length: INDICATORS }, (_, at): Item => {
    const like = leaves[at % leaves.length]!
    if (leaves.length === INDICATORS) return { ...like, fields: worded(like, at, every) }
    const area = like.code.slice(0, 3)
    const number = (perArea.get(area) ?? 0) + 1
    perArea.set(area, number)
    return { ...like, code: `${area}-${String(number).padStart(3, '0')}`, fields: worded(like, at, every) }
  })
  const { id } = await tx
    .insertInto('instrumentVersion')
    .values({ code: `bench-${code}`, state: 'draft', predecessorId: core.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertItems(tx, id, [...trunk, ...indicators])
  const publishedAt = new Date(Date.now() + Number(code) * 1000)
  await tx
    .updateTable('instrumentVersion')
    .set({ state: 'published', sha256: 'bench', publishedAt })
    .where('id', '=', id)
    .execute()
  return id
}

type Piece = { readonly text: string; readonly state: string }

/** The shipped wording in all six languages, so that every text weighs what it does in life; none is said twice. */
function worded(like: Item, at: number, every: number): Record<string, Json> {
  const fields: Record<string, Json> = { ...like.fields, place: { parent: parentOf(like), position: at } }
  for (const name of ['title', 'question', 'rule.3', 'rule.2', 'rule.1', 'rule.0']) {
    const english = fields[`${name}.en`] as { text: string } | undefined
    if (!english) continue
    for (const lang of CONTENT_LANGS) {
      const said = (fields[`${name}.${lang}`] ?? { text: `${lang}: ${english.text}`, state: 'unreviewed' }) as Piece
      fields[`${name}.${lang}`] = { ...said, text: MARK.test(said.text) ? said.text : `${said.text} (no. ${at})` }
    }
  }
  if (every > 0 && at % every === 0) fields['question.en'] = { text: `Another question ${at}?`, state: 'source' }
  return fields
}

function parentOf({ fields }: Item): string {
  return (fields['place'] as { parent: string }).parent
}

async function fiftyCountries(tx: Tx): Promise<string[]> {
  const codes = Array.from(
    { length: VARIANTS },
    (_, at) => `${String.fromCharCode(98 + Math.floor(at / 10))}${String.fromCharCode(97 + (at % 10))}`,
  )
  const known = new Set((await tx.selectFrom('country').select('code').execute()).map(({ code }) => code))
  for (const [at, code] of codes.entries())
    if (!known.has(code))
      await tx
        .insertInto('country')
        .values({
          code,
          iso3: `X${String(at).padStart(2, '0')}`,
          name: JSON.stringify({ en: { text: code, state: 'source' } }),
        })
        .execute()
  return codes
}

async function deviate(tx: Tx, { versionId, country, codes }: { versionId: string; country: string; codes: string[] }) {
  const { id: by } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow()
  const rows = Array.from({ length: CHANGED_BY_EACH }, (_, at) => ({
    versionId,
    country,
    item: codes[(at * 50) % codes.length]!,
    field: 'question.en',
    value: JSON.stringify({ text: `As ${country} asks it, ${at}?`, state: 'source' }),
    base: JSON.stringify(null),
    changedBy: by,
    changedAt: new Date(),
  }))
  await tx.insertInto('instrumentChange').values(rows).execute()
}
