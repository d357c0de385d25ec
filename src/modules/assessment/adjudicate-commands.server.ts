import { z } from 'zod'
import { command, type Doing, type Matter } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { eligibleFor } from '../cycle/queries.server.ts'
import { proposeRule } from '../instrument/queries.server.ts'
import { draftStored, isSameAnswer } from './blind-model.ts'
import { Decision, Opinion, settledDraft, type Settled } from './double.ts'
import { openDouble, ratingsOf, type OpenDouble } from './double-queries.server.ts'
import { assessmentProblem } from './problems.ts'
import { hasSentence } from './readiness.ts'

const DoubleId = z.object({ id: z.uuid() })

/** Both raters are authors: neither settles what they rated. */
async function aboutDouble(db: ReadDb, id: string): Promise<Matter | undefined> {
  const double = await openDouble(db, id)
  if (!double) return undefined
  const authors = (await ratingsOf(db, [id])).map(({ raterId }) => raterId)
  return { subject: `double rating ${id}`, country: double.country, state: 'submitted', authors }
}

/** Where both said the same there is nothing to decide: all of a country that are named become assessments at once. */
export const settleAgreed = command({
  may: 'assessment.adjudicate',
  records: 'rating.agreed',
  takes: z.object({ country: z.string().regex(/^[a-z]{2}$/), ids: z.array(z.uuid()).min(1).max(500) }),
  about: async (db, { country, ids }) => {
    const authors = (await ratingsOf(db, ids)).map(({ raterId }) => raterId)
    return { subject: `agreed ratings of ${country}`, country, state: 'submitted', authors }
  },
  run: async (tx, doing, { country, ids }) => {
    const settled = []
    for (const id of new Set(ids)) {
      const double = await openDouble(tx, id)
      if (!double || double.country !== country) throw kitProblem['not-found']()
      const pair = await pairOf(tx, id)
      if (!isSameAnswer(pair[0], pair[1])) throw assessmentProblem['not-agreed']()
      const { rating, missing } = pair[0]
      await adjudicate(tx, doing, { double, settled: { rating, missing } })
      await insertSettled(tx, doing, { double, settled: { rating, missing }, authorId: pair[0].raterId })
      settled.push(double.code)
    }
    return { settled }
  },
  details: (input, { settled }) => ({ ...input, settled }),
})

/** Decides between two ratings, says what they differ in and why. What goes to approval is an assessment like any other. */
export const decideDouble = command({
  may: 'assessment.adjudicate',
  records: 'rating.decided',
  takes: Decision,
  about: (db, { id }) => aboutDouble(db, id),
  run: async (tx, doing, { id, rating, missing, cause, reason, reasonLang, proposal }) => {
    const double = (await openDouble(tx, id))!
    if (!hasSentence(reason))
      throw kitProblem.invalid({}, { fields: [{ field: 'reason', key: 'assessment.missing.narrative' }] })
    if (!double.isRated && rating !== null)
      throw kitProblem.invalid({}, { fields: [{ field: 'answer', key: 'assessment.field.context-takes-no-rating' }] })
    const settled = { rating, missing, reason, reasonLang }
    await adjudicate(tx, doing, { double, settled, cause })
    const assessmentId = await insertSettled(tx, doing, { double, settled, authorId: doing.actor.id })
    if (cause === 'rule' || proposal !== null)
      await proposeRule(tx, doing, { ...ofRule(double), body: proposal ?? reason, lang: reasonLang })
    return { id, assessmentId }
  },
  details: ({ id, rating, missing, cause }, { assessmentId }) => ({ id, rating, missing, cause, assessmentId }),
})

/** Puts on record that somebody who rated it, or gave a third opinion, does not share the decision. */
export const recordDissent = command({
  may: 'assessment.read',
  records: 'rating.dissented',
  takes: DoubleId.extend({ body: z.string().trim().min(1).max(4000) }),
  about: (db, { id }) => aboutDouble(db, id),
  run: async (tx, { actor, now }, { id, body }) => {
    const { country, isSettled } = (await openDouble(tx, id))!
    if (!isSettled) throw assessmentProblem['not-decided']()
    const isRater = (await ratingsOf(tx, [id])).some(({ raterId }) => raterId === actor.id)
    if (!isRater && !(await opinionOf(tx, id, actor.id))?.givenAt) throw kitProblem['not-allowed']()
    await tx.insertInto('dissent').values({ doubleId: id, country, personId: actor.id, body, at: now }).execute()
    return { id }
  },
  details: ({ id }) => ({ id }),
})

/** Asks somebody who rated neither what they would say, both ratings in view. */
export const askThird = command({
  may: 'assessment.adjudicate',
  records: 'rating.third-asked',
  takes: DoubleId.extend({ personId: z.uuid() }),
  about: (db, { id }) => aboutDouble(db, id),
  run: async (tx, { actor, now }, { id, personId }) => {
    const { country, isSettled } = (await openDouble(tx, id))!
    if (isSettled) throw assessmentProblem['already-settled']()
    if (!(await eligibleFor(tx, country)).some((it) => it.id === personId)) throw assessmentProblem['not-a-third']()
    await tx
      .insertInto('thirdOpinion')
      .values({ doubleId: id, country, askedOf: personId, askedBy: actor.id, askedAt: now })
      .execute()
    return { id, personId }
  },
})

export const giveOpinion = command({
  may: 'assessment.read',
  records: 'rating.third-given',
  takes: Opinion,
  about: (db, { id }) => aboutDouble(db, id),
  run: async (tx, { actor, now }, { id, rating, missing, reason }) => {
    const asked = await opinionOf(tx, id, actor.id)
    if (!asked) throw kitProblem['not-allowed']()
    if (asked.givenAt) throw assessmentProblem['opinion-given']()
    await tx
      .updateTable('thirdOpinion')
      .set({ rating, missing, reason, givenAt: now })
      .where('id', '=', asked.id)
      .execute()
    return { id }
  },
  details: ({ id, rating, missing }) => ({ id, rating, missing }),
})

/** What the rule should say more clearly, whatever is decided here. */
export const proposeRuleChange = command({
  may: 'assessment.read',
  records: 'rating.rule-proposed',
  takes: DoubleId.extend({ text: z.string().trim().min(1).max(4000), lang: Decision.shape.reasonLang }),
  about: (db, { id }) => aboutDouble(db, id),
  run: async (tx, doing, { id, text, lang }) =>
    proposeRule(tx, doing, { ...ofRule((await openDouble(tx, id))!), body: text, lang }),
  details: ({ id }, proposal) => ({ id, proposal: proposal.id }),
})

function ofRule({ id, country, versionId, code }: OpenDouble) {
  return { doubleId: id, country, versionId, code }
}

function opinionOf(db: ReadDb, doubleId: string, askedOf: string) {
  return db
    .selectFrom('thirdOpinion')
    .select(['id', 'givenAt'])
    .where('doubleId', '=', doubleId)
    .where('askedOf', '=', askedOf)
    .executeTakeFirst()
}

async function pairOf(db: ReadDb, doubleId: string) {
  const [first, second] = await ratingsOf(db, [doubleId])
  if (!first || !second) throw kitProblem['not-found']()
  return [first, second] as const
}

interface Settling {
  readonly double: OpenDouble
  readonly settled: Settled
}

async function adjudicate(
  tx: Tx,
  { actor, now }: Pick<Doing, 'actor' | 'now'>,
  { double, settled, cause = null }: Settling & { cause?: string | null },
) {
  const { rating, missing, reason = '', reasonLang = 'en' } = settled
  await tx
    .insertInto('adjudication')
    .values({
      doubleId: double.id,
      country: double.country,
      kind: cause === null ? 'agreed' : 'decided',
      cause,
      rating,
      missing,
      reason,
      reasonLang,
      decidedBy: actor.id,
      decidedAt: now,
    })
    .execute()
}

/** Its authors are added by the database: both raters, and who decided. */
async function insertSettled(
  tx: Tx,
  { now }: Pick<Doing, 'now'>,
  { double, settled, authorId }: Settling & { authorId: string },
): Promise<string> {
  const [first, second] = await pairOf(tx, double.id)
  const { citations, ...columns } = settledDraft([draftStored(first), draftStored(second)], settled)
  const { cycleId, country, indicatorId, code } = double
  const place = { cycleId, country, indicatorId, indicatorCode: code }
  const handed = { authorId, state: 'submitted', submittedAt: now, updatedAt: now }
  const { id } = await tx
    .insertInto('assessment')
    .values({ ...columns, ...place, ...handed })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = citations.map((it, position) => ({ ...it, assessmentId: id, country, position }))
  if (rows.length > 0) await tx.insertInto('citation').values(rows).execute()
  return id
}
