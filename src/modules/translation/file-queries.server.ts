import { setImmediate as nextTurn } from 'node:timers/promises'
import { query } from '../../kit/acts.ts'
import { CONTENT_LANGS } from '../../kit/local-text.ts'
import { kitProblem } from '../../kit/problems.ts'
import { z } from 'zod'
import type { ContentLang } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { aboutAsked, Asked, choices, isAsked, versionAsked } from './asked.server.ts'
import { hitsOf, type Hit } from './glossary-hits.ts'
import { glossary } from './glossary.server.ts'
import { importById, planIn } from './import-commands.server.ts'
import { isConflict, planHash, type PlannedText } from './import-plan.ts'
import { Lang, mayTranslate } from './model.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { wordsOfVersion } from './versions.server.ts'

/** More than a person reads; the numbers are of all. */
const MOST_SHOWN = 100
/** Each has a choice of its own in a form, and a form that may hold a file holds a hundred fields. */
const MOST_CONFLICTS = 80

/** The files of a language: what can be taken out, and what a file that was brought would do. */
export const readTextFiles = query({
  may: 'instrument.read',
  takes: Asked.extend({ importId: z.uuid().optional().catch(undefined) }),
  about: aboutAsked,
  run: async (db, { actor }, { importId, ...asked }) => {
    const version = (await versionAsked(db, asked.version))!
    const { items, isOwn } = await wordsOfVersion(db, version)
    const found =
      asked.lang === undefined ? [] : segmentsOf(items, asked.lang, isOwn).filter((it) => isAsked(it, asked))
    return {
      version,
      asked: { ...asked, version: version.code },
      ...(await choices(db, version)),
      areas: items.filter(({ level }) => level === 'area').map(({ code }) => code),
      mayWrite: version.state === 'draft' && mayTranslate(actor, version.country),
      total: found.length,
      sources: CONTENT_LANGS.filter((lang) => found.some(({ source }) => source.lang === lang)),
      brought:
        importId === undefined || asked.lang === undefined
          ? null
          : await broughtTexts(db, { version, lang: asked.lang, id: importId, person: actor.id }),
    }
  },
})

interface Brought {
  readonly version: InstrumentVersion
  readonly lang: ContentLang
  readonly id: string
  readonly person: string
}

async function broughtTexts(db: ReadDb, { version, lang, id, person }: Brought) {
  const found = await importById(db, id, person)
  if (!found || found.versionId !== version.id || found.lang !== lang) throw kitProblem['not-found']()
  const about = { id, fileName: found.fileName, appliedAt: found.appliedAt }
  if (found.content === null) return { ...about, plan: null }
  const { plan, format } = await planIn(db, version, lang, found.content)
  const count = (kind: PlannedText['kind']) => plan.texts.filter((it) => it.kind === kind).length
  const conflicts = plan.texts.filter(isConflict)
  const rest = plan.texts.filter((it) => !isConflict(it))
  return {
    ...about,
    plan: {
      seen: planHash(plan),
      counts: {
        new: count('new'),
        changed: count('changed'),
        holds: count('holds'),
        emptied: count('emptied'),
        unchanged: plan.unchanged,
      },
      problems: plan.problems.slice(0, MOST_SHOWN),
      problemCount: plan.problems.length,
      unknown: plan.unknown.slice(0, MOST_SHOWN),
      unknownCount: plan.unknown.length,
      conflicts: conflicts.slice(0, MOST_CONFLICTS),
      conflictCount: conflicts.length,
      texts: rest.slice(0, MOST_SHOWN),
      textCount: rest.length,
      format,
    },
  }
}

/** After so many texts others are answered: the glossary is looked up for each. */
const BETWEEN_TURNS = 200

/** The texts themselves, all that are asked for, with the terms that they say: what a file of them needs. */
export const readTextsOut = query({
  may: 'instrument.read',
  takes: Asked.extend({ lang: Lang }),
  about: aboutAsked,
  run: async (db, _doing, asked) => {
    const version = (await versionAsked(db, asked.version))!
    const { lang } = asked
    const { items, isOwn } = await wordsOfVersion(db, version)
    const hitsIn = hitsOf(lang, await glossary())
    const texts: { segment: Segment; hits: readonly Hit[] }[] = []
    for (const segment of segmentsOf(items, lang, isOwn)) {
      if (!isAsked(segment, asked)) continue
      texts.push({ segment, hits: hitsIn(segment) })
      if (texts.length % BETWEEN_TURNS === 0) await nextTurn()
    }
    return { version, lang, texts }
  },
})
