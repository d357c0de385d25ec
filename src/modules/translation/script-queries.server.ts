import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { toCyrillic, type ScriptExceptions } from '../../locale/index.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { textOf, wordingsOf } from '../instrument/index.ts'
import { mayTranslate, NewException } from './model.ts'
import { currentVersions, wordsOfVersion } from './versions.server.ts'

/** What people added to the rules of Serbian Cyrillic: given to whatever is shown in it. */
export async function scriptExceptions(db: ReadDb): Promise<ScriptExceptions> {
  const rows = await db.selectFrom('scriptException').select(['latin', 'cyrillic']).orderBy('latin').execute()
  return Object.fromEntries(rows.map(({ latin, cyrillic }) => [latin, cyrillic]))
}

export const aboutScript = async () => ({ subject: 'script of Serbian', country: 'rs' })

const MOST_PLACES = 50

/** The list, and for a word that somebody is about to add, where it would be written otherwise. */
export const readScript = query({
  may: 'instrument.read',
  takes: z.object({ latin: z.string().max(100).optional(), cyrillic: z.string().max(100).optional() }),
  about: async () => ({ subject: 'script of Serbian', country: null }),
  run: async (db, { actor }, { latin, cyrillic }) => {
    const rows = await db
      .selectFrom('scriptException as e')
      .innerJoin('person', 'person.id', 'e.addedBy')
      .select(['e.latin', 'e.cyrillic', 'e.addedAt', 'person.name as by'])
      .orderBy('e.latin')
      .execute()
    const asked = NewException.safeParse({ latin: latin ?? '', cyrillic: cyrillic ?? '' })
    return {
      rows,
      mayChange: mayTranslate(actor, 'rs'),
      typed: { latin: latin ?? '', cyrillic: cyrillic ?? '' },
      preview: asked.success ? { ...asked.data, ...(await placesOf(db, asked.data)) } : null,
      isWrong: !asked.success && (latin ?? '') !== '',
    }
  },
})

/** Where the words of the instrument would read otherwise with this exception. */
async function placesOf(db: ReadDb, { latin, cyrillic }: { latin: string; cyrillic: string }) {
  const known = await scriptExceptions(db)
  const then = { ...known, [latin]: cyrillic }
  const places = new Map<string, { item: string; version: string; name: string; before: string; after: string }>()
  for (const version of await currentVersions(db)) {
    const { items, isOwn } = await wordsOfVersion(db, version)
    for (const item of items)
      for (const { name } of wordingsOf(item)) {
        const text = textOf(item.fields, name, 'sr')
        if (text === undefined || (isOwn && !isOwn(item.code, name))) continue
        const [before, after] = [toCyrillic(text, known), toCyrillic(text, then)]
        if (before !== after && !places.has(`${name} ${text}`))
          places.set(`${name} ${text}`, { item: item.code, version: version.code, name, before, after })
      }
  }
  return { total: places.size, places: [...places.values()].slice(0, MOST_PLACES) }
}
