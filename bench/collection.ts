// npm run bench -- collection: a thousand institutions asked the whole instrument, and fifty of them answering at once, on
// a database of its own. Server time of the acts, without rendering. Prints one line a figure; nothing is asserted.
import { openCycle } from '../src/modules/cycle/commands.server.ts'
import { saveAnswer } from '../src/modules/reply/commands.server.ts'
import { readTasks } from '../src/modules/reply/queries.server.ts'
import { makeRequests, openRespondentSession, sendRequests } from '../src/modules/request/commands.server.ts'
import { insertItems, itemsOf } from '../src/modules/instrument/items.server.ts'
import { latestVersion } from '../src/modules/instrument/versions-queries.server.ts'
import type { Tx } from '../src/server/db/types.ts'
import type { Host } from '../src/server/perform.ts'
import { actorWith, onOwnBase, person, tell } from './base.ts'

const INSTITUTIONS = 1000
const RESPONDENTS = 50
const ANSWERS_EACH = 20
const COUNTRY = 'rs'
const CATEGORY = 'bench'

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

await onOwnBase(async (host) => {
  const lead = await person(host, 'lead', COUNTRY)
  const day = new Date().toISOString().slice(0, 10)
  const year = Number(day.slice(0, 4)) - 1
  const cycle = await lead.does(openCycle, {
    country: COUNTRY,
    year,
    versionId: await host.asSystem((tx) => askedOfAll(tx)),
    collectUntil: day,
    assessUntil: day,
    publishOn: day,
  })
  const institutions = await host.asSystem((tx) => thousand(tx))
  let from = performance.now()
  const made = await lead.does(makeRequests, {
    cycleId: cycle.id,
    institutions,
    scope: 'all',
    basis: 'access-law',
    answersUntil: day,
    askedByName: 'Bench',
    askedByEmail: 'bench@example.org',
    askedByPhone: null,
  })
  tell(`requests made: ${made.requests} institutions, ${made.questions} questions`, seconds(from))
  const drafts = await host.asSystem((tx) =>
    tx.selectFrom('request').select(['id', 'reference', 'version']).orderBy('reference').execute(),
  )
  from = performance.now()
  const sent = await lead.does(sendRequests, { country: COUNTRY, requests: drafts, sentOn: day })
  tell(`requests sent: deadline, letter and number of each of ${sent.sent}`, seconds(from))
  await answerAtOnce(host, drafts.slice(0, RESPONDENTS))
})

/** Institutions of one category that every indicator is asked of: the most that a plan can come to. */
async function thousand(tx: Tx): Promise<string[]> {
  const rows = Array.from({ length: INSTITUTIONS }, (_, i) => ({
    country: COUNTRY,
    category: CATEGORY,
    level: 'national',
    nameLocal: `Institution ${i}`,
    nameEn: `Institution ${i}`,
    source: 'bench',
    isVerified: false,
  }))
  const made = await tx.insertInto('institution').values(rows).returning('id').execute()
  return made.map(({ id }) => id)
}

/** A published version of which every indicator is the responsibility of that category. */
async function askedOfAll(tx: Tx): Promise<string> {
  const core = (await latestVersion(tx, null))!
  const items = (await itemsOf(tx, core.id)).map((item) =>
    item.level === 'indicator' ? { ...item, fields: { ...item.fields, responsible: [CATEGORY] } } : item,
  )
  const { id } = await tx
    .insertInto('instrumentVersion')
    .values({ code: 'bench', state: 'draft', predecessorId: core.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertItems(tx, id, items)
  await tx
    .updateTable('instrumentVersion')
    .set({ state: 'published', sha256: 'bench', publishedAt: new Date() })
    .where('id', '=', id)
    .execute()
  return id
}

/** Each clerk saves an answer, waits for "saved", and saves the next; then what is kept is counted. */
async function answerAtOnce(host: Host, requests: readonly { id: string; reference: string }[]): Promise<void> {
  const times: number[] = []
  await Promise.all(
    requests.map(async ({ id, reference }) => {
      const token = await host.asSystem(async (tx, { now }) => {
        const owner = await tx
          .selectFrom('respondent')
          .select('id')
          .where('requestId', '=', id)
          .executeTakeFirstOrThrow()
        return openRespondentSession(tx, now, owner.id)
      })
      const clerk = actorWith(host, token)
      const { questions } = await clerk.asks(readTasks, { reference })
      const counts = questions.filter(({ answerType }) => answerType === 'count' || answerType === 'days')
      for (const { number } of counts.slice(0, ANSWERS_EACH)) {
        const from = performance.now()
        await clerk.does(saveAnswer, { reference, number, version: 0, kind: 'value', cells: { total: String(number) } })
        times.push(performance.now() - from)
      }
    }),
  )
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!)
  const kept = await host.asSystem((tx) =>
    tx
      .selectFrom('answer')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  tell(
    `answers saved by ${requests.length} respondents at once: p50, p95, p99`,
    `${at(0.5)}, ${at(0.95)}, ${at(0.99)} ms; ${times.length} acknowledged, ${kept.n} kept`,
  )
}
