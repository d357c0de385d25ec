import { z } from 'zod'
import { cellsOf } from '../../answers/index.ts'
import { query, type Doing } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import { textIn } from '../../kit/local-text.ts'
import { isLocale, type Locale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { breakdowns, terms } from '../country/queries.server.ts'
import { takesAnswers } from '../reply/model.ts'
import { aboutReply, Reference, requestOf } from '../reply/queries.server.ts'
import { aboutRequest, questionsIn, requestById, RequestId } from '../request/queries.server.ts'
import { askedOf, labelsIn, wordingIn, type Asked, type Words } from './asked.ts'
import { metaFor } from './meta.ts'
import { MOST_ASKED } from './model.ts'
import { workbookFor, type Contact } from './out.ts'
import { planOf, type PlannedField } from './plan.ts'
import { broughtFile, readFile, readReplyFile, type OfRequest } from './received.server.ts'

/** More than a person reads; the numbers are of all. */
const MOST_SHOWN = 300

const Shown = { file: z.uuid().optional().catch(undefined) }

/** The page of the workbook for who answers: what a file that was brought would do. */
export const readReplyWorkbook = query({
  may: 'reply.read',
  takes: Reference.extend(Shown),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference, file }) => {
    const request = (await requestOf(db, reference))!
    const isOpen = takesAnswers(request, doing.now.toISOString().slice(0, 10))
    return {
      request,
      isOpen,
      brought:
        file === undefined ? null : await broughtPlan(db, doing, { ...request, locale: doing.actor.locale }, file),
    }
  },
})

/** The same for who takes over what came to us. */
export const readRequestWorkbook = query({
  may: 'request.record',
  takes: RequestId.extend(Shown),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, doing, { id, file }) => {
    const request = (await requestById(db, id))!
    const today = doing.now.toISOString().slice(0, 10)
    const isOpen = takesAnswers({ state: request.state, answersUntil: today }, today)
    return { request, isOpen, brought: file === undefined ? null : await broughtPlan(db, doing, request, file) }
  },
})

async function broughtPlan(db: ReadDb, doing: Doing, request: OfRequest, id: string) {
  const found = await broughtFile(db, request.id, id)
  if (!found) throw kitProblem['not-found']()
  const workbook = await readFile(await doing.files.read(found.sha256), found.name)
  const { brought, ground, asked, locale, isOurs } = await readReplyFile(db, doing, request, workbook)
  const plan = planOf(brought, ground)
  const words: Words = {
    locale: isLocale(doing.actor.locale) ? doing.actor.locale : 'en',
    say: (key, values = {}) => doing.say(doing.actor.locale, key, values),
  }
  const labelled = labelledIn(asked, words)
  const doubtful = new Set(plan.doubtful.map(({ number }) => number))
  const count = (kind: string) => plan.fields.filter((it) => it.kind === kind).length
  const conflicts = plan.fields.filter(({ kind }) => kind === 'conflict')
  const blocking = plan.problems.filter(({ number }) => number === null || !doubtful.has(number))
  return {
    id,
    name: found.name,
    sha256: found.sha256,
    locale,
    isOurs: isOurs ?? null,
    seen: plan.seen,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: plan.unchanged,
      conflicts: conflicts.length,
      problems: plan.problems.length,
    },
    problems: plan.problems.slice(0, MOST_SHOWN),
    fields: plan.fields
      .filter(({ kind }) => kind === 'new' || kind === 'changed')
      .slice(0, MOST_SHOWN)
      .map(labelled),
    conflicts: conflicts.slice(0, MOST_SHOWN).map(labelled),
    conflictQuestions: [...new Set(conflicts.map(({ number }) => number))].slice(0, MOST_ASKED),
    doubtful: plan.doubtful.slice(0, MOST_ASKED).map(({ number, address }) => ({
      number,
      address,
      wording: wordingIn(words).textIn(asked.find((one) => one.number === number)!.question.question),
    })),
    doubtfulCount: plan.doubtful.length,
    doubts: plan.doubts.slice(0, MOST_SHOWN),
    strangers: plan.strangers,
    isRefused: blocking.length > 0,
    changesNothing: count('new') + count('changed') + conflicts.length + plan.problems.length === 0,
  }
}

/** The name of a field's cell, in the reader's words; null for what is said of the question as a whole. */
function labelledIn(asked: readonly Asked[], words: Words) {
  const names = new Map<string, string>(
    asked.flatMap((one) => {
      const labels = labelsIn(words, one.shape)
      return cellsOf(one.shape).map((cell) => [`${one.number} cell:${cell.key}`, labels.ofCell(cell)] as const)
    }),
  )
  return (it: PlannedField) => ({ ...it, label: names.get(`${it.number} ${it.field}`) ?? null })
}

const Out = { isSample: z.boolean() }

/** The institution's workbook with all that is saved already, in the language of who answers. */
export const makeReplyWorkbook = query({
  may: 'reply.read',
  takes: Reference.extend(Out),
  about: (db, { reference }) => aboutReply(db, reference),
  run: async (db, doing, { reference, isSample }) => {
    const request = (await requestOf(db, reference))!
    return made(db, doing, { request: { ...request, locale: doing.actor.locale }, isSample })
  },
})

/** The same in the language of the request, to be sent by hand. */
export const makeRequestWorkbook = query({
  may: 'request.read',
  takes: RequestId.extend(Out),
  about: (db, { id }) => aboutRequest(db, id),
  run: async (db, doing, { id, isSample }) => made(db, doing, { request: (await requestById(db, id))!, isSample }),
})

type Asking = OfRequest & Omit<Contact, 'institution'> & { readonly nameLocal: string }

async function made(
  db: ReadDb,
  { sealer, say, now }: Doing,
  { request, isSample }: { request: Asking; isSample: boolean },
) {
  const locale: Locale = isLocale(request.locale) ? request.locale : 'en'
  const asked = askedOf(await questionsIn(db, request.id), await breakdowns(db))
  const units = await terms(db, 'unit')
  const unit = (code: string | null) => {
    const name = code === null ? undefined : units[code]
    return name ? textIn(name, locale).text : (code ?? '')
  }
  return {
    name: `questionnaire-${request.reference}.xlsx`,
    workbook: workbookFor({
      locale,
      say: (key, values = {}) => say(locale, key, values),
      request: { ...request, institution: request.nameLocal },
      asked,
      isSample,
      at: now,
      unit,
      meta: metaFor(sealer, { reference: request.reference, locale, isSample, at: now, asked }),
    }),
  }
}
