import type { ReadDb } from '../../server/db/types.ts'
import { breakBetween, ownerOf, type Break } from '../instrument/index.ts'
import { comparisonSteps, versions } from '../instrument/queries.server.ts'

/** Why a value may not stand beside others: a verdict, or that only one country asks it. */
export type Apart = Break | { readonly verdict: 'national'; readonly reason: string; readonly version: string }

export interface Comparing {
  /** The version of the core by which everything on the page is compared. */
  readonly reference: string
  /** Undefined: the indicator asks the same in this version and in the reference. */
  apartOf(code: string, version: string): Apart | undefined
  /** Undefined: it asks the same in both versions. */
  between(code: string, from: string, to: string): Break | undefined
}

/**
 * What may be compared with what, among editions of these versions. The reference is the newest core version that any of
 * them asks from, or that a variant among them stands on; without any, the newest published.
 */
export async function comparing(db: ReadDb, shown: readonly string[]): Promise<Comparing> {
  const published = (await versions(db)).filter(({ state }) => state === 'published')
  const codeOf = new Map(published.map(({ id, code }) => [id, code]))
  const cores = published
    .filter(({ code }) => shown.includes(code))
    .map(({ country, code, coreId }) => (country === null ? code : (codeOf.get(coreId ?? '') ?? code)))
  const newestFirst = published
    .filter(({ country }) => country === null)
    .toSorted((a, b) => Date.parse(b.publishedAt ?? '') - Date.parse(a.publishedAt ?? ''))
  const reference = (newestFirst.find(({ code }) => cores.includes(code)) ?? newestFirst[0])?.code ?? ''
  const steps = await comparisonSteps(db)
  const between = (code: string, from: string, to: string) => breakBetween(steps, { from, to, code })
  return {
    reference,
    between,
    apartOf: (code, version) =>
      ownerOf(code) === null ? between(code, version, reference) : { verdict: 'national', reason: '', version },
  }
}
