import { z } from 'zod'
import { query, type Actor, type Role } from '../../kit/acts.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { aboutAssessment, assessmentById } from '../assessment/queries.server.ts'
import { countriesPlannedBy } from '../cycle/model.ts'
import { aboutCycle, cycleById } from '../cycle/queries.server.ts'
import { contactOf } from '../request/queries.server.ts'
import { holdOn } from './approving.server.ts'
import { stateOn } from './model.ts'
import {
  aboutHearing,
  currentFinding,
  currentOf,
  filesOf,
  heardOf,
  hearingById,
  readBody,
  reasonsIn,
} from './queries.server.ts'

const MOST = 1_000

const plansIn = (actor: Actor, country: string) => {
  const planned = countriesPlannedBy(actor)
  return planned === '*' || planned.includes(country)
}

const DECIDERS: readonly Role[] = ['reviewer', 'lead']
const decidesIn = ({ grants }: Actor, country: string) =>
  grants.some((held) => DECIDERS.includes(held.role) && (held.country === null || held.country === country))

/** Everything of a cycle that is heard or has to be: what was sent, what came back, what waits to be sent. */
export const readHearings = query({
  may: 'finding.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id }) => {
    const cycle = (await cycleById(db, id))!
    const today = now.toISOString().slice(0, 10)
    const rows = await heardOf(db, { cycleId: id })
    const heard = rows.map(({ body: _body, reasons: _reasons, ...row }) => ({ ...row, state: stateOn(today, row) }))
    const submitted = await submittedIn(db, id)
    return {
      cycle,
      heard,
      waiting: cycle.rightOfReply
        ? submitted.filter(({ assessmentId }) => !heard.some((it) => it.assessmentId === assessmentId))
        : [],
      mayPlan: plansIn(actor, cycle.country),
      today,
    }
  },
})

function submittedIn(db: ReadDb, cycleId: string) {
  return db
    .selectFrom('assessment')
    .innerJoin('indicator', 'indicator.id', 'assessment.indicatorId')
    .select(['assessment.id as assessmentId', 'assessment.indicatorCode as code', 'indicator.title'])
    .select(['indicator.responsible', 'assessment.rating', 'assessment.missing'])
    .where('assessment.cycleId', '=', cycleId)
    .where('assessment.state', '=', 'submitted')
    .orderBy('assessment.indicatorCode')
    .limit(MOST)
    .execute()
}

/** What can be sent to an institution, each with the hash of exactly what would be. */
export const readSending = query({
  may: 'finding.send',
  takes: z.object({ id: z.uuid(), institutionId: z.uuid().optional().catch(undefined) }),
  about: (db, { id }) => aboutCycle(db, id),
  run: async (db, { actor, now }, { id, institutionId }) => {
    const cycle = (await cycleById(db, id))!
    const institutions = await db
      .selectFrom('institution')
      .select(['id', 'nameLocal', 'category'])
      .where('country', '=', cycle.country)
      .orderBy('nameLocal')
      .limit(2_000)
      .execute()
    const chosen = institutions.find((it) => it.id === institutionId)
    const mailbox = chosen && (await contactOf(db, chosen.id))
    const me = await db.selectFrom('person').select('email').where('id', '=', actor.id).executeTakeFirst()
    const today = now.toISOString().slice(0, 10)
    const asker = { name: actor.name, email: me?.email ?? '' }
    if (!chosen) return { cycle, institutions, chosen: null, findings: [], today, asker }
    const heard = await heardOf(db, { cycleId: id })
    const findings = []
    for (const row of await submittedIn(db, id)) {
      const stored = (await assessmentById(db, row.assessmentId))!
      const { sha256, finding } = await currentFinding(db, stored)
      const own = heard.filter((it) => it.assessmentId === row.assessmentId && it.institutionId === chosen.id)
      findings.push({
        ...row,
        sha256,
        withheld: finding.withheld,
        isConcerned: row.responsible.includes(chosen.category),
        isSent: own.some((it) => it.sha256 === sha256),
        wasSent: own.length > 0,
      })
    }
    return { cycle, institutions, chosen: { ...chosen, mailbox: mailbox ?? null }, findings, today, asker }
  },
})

/** Findings that were sent at once: each beside the reply to it and what was decided. */
export const readHearing = query({
  may: 'finding.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutHearing(db, id),
  run: async (db, { actor, now }, { id }) => {
    const hearing = (await hearingById(db, id))!
    const today = now.toISOString().slice(0, 10)
    const rows = await heardOf(db, { hearingId: id })
    const files = await filesOf(
      db,
      rows.map((row) => row.id),
    )
    const titles = await titlesOf(db, id)
    const findings = []
    for (const row of rows) {
      const matter = await aboutAssessment(db, row.assessmentId)
      const stored = await assessmentById(db, row.assessmentId)
      const current = stored && (await currentFinding(db, stored))
      findings.push({
        ...row,
        body: readBody(row.body),
        reasons: reasonsIn(row.reasons),
        state: stateOn(today, row),
        title: titles.get(row.indicatorCode)!,
        files: files.filter(({ findingId }) => findingId === row.id),
        isChanged: current?.sha256 !== row.sha256,
        isMine: matter?.authors?.includes(actor.id) ?? false,
      })
    }
    return {
      hearing,
      findings,
      today,
      mayPlan: plansIn(actor, hearing.country),
      mayDecide: decidesIn(actor, hearing.country),
    }
  },
})

async function titlesOf(db: ReadDb, hearingId: string) {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('indicator', 'indicator.id', 'finding.indicatorId')
    .select(['finding.indicatorCode', 'indicator.title'])
    .where('finding.hearingId', '=', hearingId)
    .execute()
  return new Map(rows.map(({ indicatorCode, title }) => [indicatorCode, title]))
}

/** How the right of reply stands for one assessment: what holds its approval back, and the text that a reason is for. */
export const readUnheard = query({
  may: 'finding.read',
  takes: z.object({ id: z.uuid() }),
  about: (db, { id }) => aboutAssessment(db, id),
  run: async (db, { actor, now }, { id }) => {
    const stored = (await assessmentById(db, id))!
    const { sha256, finding } = await currentOf(db, id)
    const matter = await aboutAssessment(db, id)
    const isMine = matter?.authors?.includes(actor.id) ?? false
    const hold = await holdOn(db, id, now.toISOString().slice(0, 10))
    return {
      id,
      code: stored.indicatorCode,
      cycleId: stored.cycleId,
      sha256,
      finding,
      hold: hold ?? null,
      mayDecide: !isMine && decidesIn(actor, stored.country),
    }
  },
})
