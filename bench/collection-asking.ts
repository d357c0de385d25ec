// A country's thousand offices asked 140 questions each: made, sent, and their letters as one archive.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { cycleOf } from '../test/make.ts'
import type { People, Person } from '../test/people.ts'
import { makeRequests, sendRequests } from '../src/modules/request/commands.server.ts'
import type { Host } from '../src/server/perform.ts'
import { letterArchive } from '../src/modules/request/letter-files.server.ts'
import { readLetters } from '../src/modules/request/letter-queries.server.ts'
import type { PageGiven } from '../src/server/page-context.ts'
import { readPlan } from '../src/modules/request/plan-queries.server.ts'

export const OFFICES = 1000
/** A thousand take two minutes. */
const LETTERS = 200
const CATEGORY = 'bench-office'

export interface Asking {
  readonly host: Host
  readonly as: People
  readonly owner: pg.Pool
  readonly tell: (what: string, value: string) => void
  readonly timed: (what: string, work: (run: number) => Promise<unknown>, runs?: number) => Promise<void>
}

/** The pauses between what is told of how far an act is. */
function signs() {
  let longest = 0
  let last = performance.now()
  return {
    given() {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    },
    longest: () => Math.round(longest),
  }
}

/** As many offices as a large country has, each of them asked everything, each with a mailbox. */
export async function addOffices(owner: pg.Pool, country: string, personId: string): Promise<void> {
  await owner.query('alter table indicator disable trigger user')
  await owner.query('update indicator set responsible = responsible || $1::text where not $1 = any (responsible)', [
    CATEGORY,
  ])
  await owner.query('alter table indicator enable trigger user')
  await owner.query(
    `insert into institution (country, category, level, name_local, name_en, source, is_verified)
     select $1, $2, 'municipal', 'Opština ' || n, 'Municipality ' || n, 'bench', true from generate_series(1, $3::int) n`,
    [country, CATEGORY, OFFICES],
  )
  await owner.query(
    `insert into institution_contact (institution_id, country, email, locale, source, changed_by, changed_at)
     select id, country, 'office.' || id || '@example.org', 'sr', 'bench', $2, now()
     from institution where country = $1 and category = $3`,
    [country, personId, CATEGORY],
  )
  await owner.query('analyze')
}

export async function measureAsking({
  host,
  as,
  owner,
  tell,
  timed,
}: Asking): Promise<{ lead: Person; cycleId: string }> {
  const country = 'rs'
  const lead = await as.lead(country)
  await addOffices(owner, country, lead.id)
  const { id: cycleId } = await cycleOf(as, country, 2021)
  let offices: string[] = []
  await timed(
    'plan of 1,000 offices shown',
    async () => {
      const { institutions } = await lead.asks(readPlan, { id: cycleId, scope: 'all' })
      offices = institutions.filter(({ category }) => category === CATEGORY).map(({ id }) => id)
    },
    3,
  )
  await timed(
    'requests made',
    async () => {
      const sign = signs()
      const input = {
        cycleId,
        institutions: offices,
        scope: 'all',
        basis: 'access-law',
        answersUntil: '2022-03-31',
        askedByName: 'Ana',
        askedByEmail: 'ana@example.org',
        askedByPhone: null,
      }
      const sent = { token: lead.token, key: randomUUID(), input }
      const { requests, questions } = await host.perform(makeRequests, sent, sign.given)
      tell('longest without a sign of how far it is', `${sign.longest()} ms`)
      tell('requests, questions', `${requests}, ${questions}`)
    },
    1,
  )
  await timed(
    'requests sent: numbers, letters, deadlines, mails',
    async () => {
      const { rows } = await owner.query<{ id: string; version: number }>(
        `select id, version from request where country = $1 and state = 'draft'`,
        [country],
      )
      await lead.does(sendRequests, { country, requests: rows, sentOn: '2022-02-01' })
    },
    1,
  )
  await timed(
    `letters of 140 questions as one ZIP of PDF files, ${LETTERS} of them`,
    async () => {
      const letters = await lead.asks(readLetters, { isAll: true, cycleId, isSample: false })
      const archive = await letterArchive({} as PageGiven, letters.slice(0, LETTERS), {
        format: 'pdf',
        now: new Date(),
      })
      let bytes = 0
      for await (const piece of archive.body!) bytes += piece.length
      tell('size of the ZIP', `${(bytes / 1024 / 1024).toFixed(1)} MB`)
    },
    1,
  )
  return { lead, cycleId }
}
