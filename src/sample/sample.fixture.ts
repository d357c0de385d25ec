import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import { dropDatabase, toDatabase } from '../../test/database.ts'
import { sayTo } from '../catalogue.ts'
import { loadContent } from '../content.server.ts'
import { listeners } from '../listeners.ts'
import { decide, reach } from '../modules/identity/rights.ts'
import { connect } from '../server/db/connect.ts'
import { createFiles } from '../server/files.ts'
import { claimInstance } from '../server/instance.ts'
import { createHost, type Host } from '../server/perform.ts'
import { createSealer } from '../server/sealer.ts'
import { whoHolds } from '../who.server.ts'

/** A base with the shipped content, as a first start leaves it. */
export async function startedBase(isSample: boolean) {
  const name = `sample_${randomBytes(6).toString('hex')}`
  const connection = inject('connection')
  const admin = connect(connection, () => undefined, 1)
  await admin.query(`create database ${name} template ${inject('template')}`)
  const pool = connect(toDatabase(connection, name), () => undefined, 8)
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-sample-'))
  const host = createHost({
    pool,
    clock: () => new Date(),
    files: createFiles(folder),
    sealer: createSealer(randomBytes(32)),
    publicUrl: 'http://127.0.0.1:4000',
    say: sayTo,
    identify: whoHolds,
    decide,
    reach,
    listeners,
  })
  await host.asSystem((tx, { sealer }) => claimInstance(tx, isSample, sealer))
  await host.asSystem((tx) => loadContent(tx, 'content', () => undefined))
  const drop = async () => {
    await pool.end()
    await dropDatabase(admin, name)
    await admin.end()
    await rm(folder, { recursive: true, force: true })
  }
  return { host, pool, drop }
}

/** A host that is killed in the middle: after so many acts it does no more. */
export function killedAfter(host: Host, acts: number): Host {
  let left = acts
  const perform: Host['perform'] = (command, sent) => {
    left -= 1
    return left < 0 ? Promise.reject(new Error('killed')) : host.perform(command, sent)
  }
  return { ...host, perform }
}

/** Everything invented, without what is new in each base: ids and instants. */
export async function toldIn(pool: pg.Pool): Promise<unknown> {
  const told: unknown[] = []
  for (const question of QUESTIONS) told.push((await pool.query(question)).rows)
  return told
}

const QUESTIONS = [
  'select name, email, state, role, country from person join role_grant on person_id = person.id order by email',
  'select country, year, state, collect_until, version from cycle order by country, year',
  'select country, title, class, kind, url, note from evidence order by country, url, title',
  `select country, year, indicator_code, kind, number, low, high, as_given, class, note from observation
   where origin = 'monitor' order by country, year, indicator_code, as_given`,
  `select c.country, c.year, indicator_code, a.state, rating, missing, narrative, narrative_lang, confidence, chosen_reason,
   no_evidence_reason, a.version, email from assessment a join cycle c on c.id = cycle_id join person on person.id = author_id
   order by 1, 2, 3`,
  `select title, page, quotation, c.position, indicator_code from citation c join evidence e on e.id = evidence_id
   join assessment on assessment.id = assessment_id order by e.country, indicator_code, title, page, quotation`,
  `select a.country, indicator_code, kind, body from review_comment r join assessment a on a.id = assessment_id
   order by a.country, indicator_code, kind, body`,
  'select country, year, number, state, note from edition order by country, year, number',
]
