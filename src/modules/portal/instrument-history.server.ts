import type { ReadDb } from '../../server/db/types.ts'
import { isComparable, type Verdict } from '../instrument/index.ts'
import { comparisonSteps, versions, versionsAsking } from '../instrument/queries.server.ts'

/** A published version of the core or of a country, as readers choose among them. */
export interface VersionLine {
  readonly code: string
  /** Null: the core. */
  readonly country: string | null
  readonly publishedAt: string | null
  /** The codes of the versions that it is judged against: the one before, and of a variant the core beneath. */
  readonly against: readonly string[]
}

/** Every published version, those of the core first, the newest first. */
export async function versionLines(db: ReadDb): Promise<VersionLine[]> {
  const published = (await versions(db)).filter(({ state }) => state === 'published')
  const codeOf = new Map(published.map(({ id, code }) => [id, code]))
  return published.map(({ code, country, publishedAt, predecessorId, coreId }) => ({
    code,
    country,
    publishedAt,
    against: [...new Set([predecessorId, coreId])].flatMap((id) => (id === null ? [] : (codeOf.get(id) ?? []))),
  }))
}

/** What became of an indicator from one version to another. */
export interface HistoryLine {
  readonly version: string
  readonly country: string | null
  readonly publishedAt: string | null
  /** It is asked there: dropped, it has no page in that version. */
  readonly isAsked: boolean
  /** Null: the version in which the line begins. */
  readonly against: string | null
  readonly verdict: Verdict | null
  readonly reason: string
  readonly isBreak: boolean
}

/** Through which versions an indicator went, with the verdict of each against each that it was judged against. */
export async function historyOf(db: ReadDb, code: string): Promise<HistoryLine[]> {
  const asking = await versionsAsking(db, code)
  const steps = await comparisonSteps(db)
  const lines = await versionLines(db)
  const codeOf = new Map((await versions(db)).map((it) => [it.id, it.code]))
  const asked = new Set([...asking].flatMap((id) => codeOf.get(id) ?? []))
  return lines.flatMap(({ code: version, country, publishedAt, against }): HistoryLine[] => {
    const isAsked = asked.has(version)
    const own = { version, country, publishedAt, isAsked }
    const judged = against.filter((one) => isAsked || asked.has(one))
    if (judged.length === 0)
      return isAsked ? [{ ...own, against: null, verdict: null, reason: '', isBreak: false }] : []
    return judged.map((one) => {
      const { verdict, reason } = steps.find(({ from, to }) => from === one && to === version)?.verdicts.get(code) ?? {
        verdict: 'same' as const,
        reason: '',
      }
      return { ...own, against: one, verdict, reason, isBreak: !isComparable(verdict) }
    })
  })
}
