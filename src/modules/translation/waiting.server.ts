import type { Actor } from '../../kit/acts.ts'
import { contentLang, isLocale } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { mayTranslate, STATES } from './model.ts'
import { countsOf } from './segments.ts'
import { currentVersions, wordsOfVersion } from './versions.server.ts'

const WAITING = STATES.filter((state) => state !== 'reviewed')

/**
 * What waits on a translator in the drafts that they translate, in the language in which they work: how many texts of each
 * state. Who works in English, from which nearly all is translated, is shown every language together.
 */
export async function translationsWaiting(db: ReadDb, actor: Actor) {
  if (!actor.grants.some(({ role }) => role === 'translator')) return []
  const own = isLocale(actor.locale) ? contentLang(actor.locale) : 'en'
  const drafts = (await currentVersions(db)).filter(
    ({ state, country }) => state === 'draft' && mayTranslate(actor, country),
  )
  const found = []
  for (const version of drafts) {
    const { items, isOwn } = await wordsOfVersion(db, version)
    const counts = countsOf(items, isOwn).filter(({ lang }) => own === 'en' || lang === own)
    const states = WAITING.map((state) => ({
      state,
      count: counts.filter((it) => it.state === state).reduce((all, { count }) => all + count, 0),
    })).filter(({ count }) => count > 0)
    if (states.length > 0) found.push({ version: version.code, lang: own === 'en' ? null : own, states })
  }
  return found
}
