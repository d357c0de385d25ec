import { z } from 'zod'
import { countries } from '../country/queries.server.ts'
import type { ReadDb } from '../../server/db/types.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import { aboutVersion, versions } from '../instrument/queries.server.ts'
import { KINDS, Lang, STATES } from './model.ts'
import type { Segment } from './segments.ts'
import { currentVersions } from './versions.server.ts'

/** Which texts are meant: the same on the desk and of its files. */
export const Asked = z.object({
  version: z
    .string()
    .regex(/^([a-z]{2}-)?\d{1,4}$/)
    .optional(),
  lang: Lang.optional().catch(undefined),
  state: z.enum(STATES).optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  area: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
})
export type Asked = z.output<typeof Asked>

/** What an address asks for: the language is `into` there, where `lang` is the reader's own. */
export function askedIn({ searchParams }: URL, ...more: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(
    ['version', 'into', 'state', 'kind', 'area', ...more].map((name) => [
      name === 'into' ? 'lang' : name,
      searchParams.get(name) || undefined,
    ]),
  )
}

/** The version asked for; else the draft, or the last version, of the core. */
export async function versionAsked(db: ReadDb, code: string | undefined): Promise<InstrumentVersion | undefined> {
  if (code !== undefined) return (await versions(db)).find((it) => it.code === code)
  return (await currentVersions(db)).find(({ country }) => country === null)
}

export async function aboutAsked(db: ReadDb, { version }: Pick<Asked, 'version'>) {
  const found = await versionAsked(db, version)
  return found && aboutVersion(db, found.id)
}

export function isAsked(it: Segment, { state, kind, area }: Asked): boolean {
  return (
    (state === undefined || it.state === state) &&
    (kind === undefined || it.kind === kind) &&
    (area === undefined || it.items.some((code) => code.startsWith(area)))
  )
}

/** What can be chosen instead: versions, with the names of their countries. */
export async function choices(db: ReadDb, shown: InstrumentVersion) {
  const current = await currentVersions(db)
  const all = current.some(({ id }) => id === shown.id) ? current : [...current, shown]
  return {
    versions: all.map(({ code, country, state }) => ({ code, country, state })),
    names: (await countries(db, 'en')).map(({ code, name }) => ({ code, name })),
  }
}
