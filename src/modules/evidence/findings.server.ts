import type { Sealer } from '../../kit/given.ts'
import type { FieldProblem } from '../../kit/problems.ts'
import { inBatches } from '../../server/db/batches.ts'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { evidenceProblem } from './problems.ts'
import { suspected } from './screen.ts'

/** Fields that are looked through. In those that name who made a source, names are what is expected. */
const FIELDS = ['title', 'author', 'publisher', 'container', 'number', 'note'] as const
type Screened = (typeof FIELDS)[number]
const HOLDS_NAMES: readonly Screened[] = ['author', 'publisher']

type Facts = { readonly [Field in Screened]?: string | null | undefined }

const findingsIn = (facts: Facts) =>
  FIELDS.flatMap((place) =>
    suspected(facts[place] ?? '', { withNames: !HOLDS_NAMES.includes(place) }).map((it) => ({ ...it, place })),
  )

/** Says before anything is saved what looks like a person's; whoever has looked saves it all the same. */
export function warnOfPersonal(facts: Facts, hasLooked: boolean): void {
  if (hasLooked) return
  const fields = new Map<string, FieldProblem>()
  for (const { place, kind } of findingsIn(facts))
    if (!fields.has(place)) fields.set(place, { field: place, key: `evidence.field.personal.${kind}` })
  if (fields.size > 0) throw evidenceProblem['looks-personal']({}, { fields: [...fields.values()] })
}

interface Screening {
  readonly evidenceId: string
  readonly country: string
  readonly sealer: Sealer
  readonly now: Date
}

interface Found {
  readonly place: Screened | 'text'
  readonly passageId: string | null
  readonly page: number | null
  readonly at: number
  readonly length: number
  readonly kind: string
  readonly value: string
}

/** Looks anew through what is said about a source. What was settled stays settled. */
export async function screenFields(tx: Tx, it: Screening, facts: Facts): Promise<void> {
  const settled = await settledOf(tx, it.evidenceId)
  await tx.deleteFrom('personalFinding').where('evidenceId', '=', it.evidenceId).where('place', '!=', 'text').execute()
  await insertFindings(tx, it, {
    settled,
    found: findingsIn(facts).map((one) => ({ ...one, passageId: null, page: null })),
  })
}

interface Passage {
  readonly id: string
  readonly page: number | null
  readonly body: string
}

/** Looks through the text of a source, passage by passage. `settled` is what was settled before the text was read anew. */
export async function screenPassages(
  tx: Tx,
  it: Screening,
  { passages, settled }: { passages: readonly Passage[]; settled: Settled },
): Promise<number> {
  const found = passages.flatMap(({ id, page, body }) =>
    suspected(body).map((one) => ({ ...one, place: 'text' as const, passageId: id, page })),
  )
  await insertFindings(tx, it, { settled, found })
  return found.length
}

export type Settled = Awaited<ReturnType<typeof settledOf>>

export async function settledOf(db: ReadDb, evidenceId: string) {
  const rows = await db
    .selectFrom('personalFinding')
    .select(['kind', 'mark', 'settledAt', 'settledBy', 'settledAs', 'reason'])
    .distinctOn(['kind', 'mark'])
    .where('evidenceId', '=', evidenceId)
    .where('settledAt', 'is not', null)
    .orderBy('kind')
    .orderBy('mark')
    .execute()
  return new Map(rows.map(({ kind, mark, ...rest }) => [`${kind} ${mark}`, rest]))
}

async function insertFindings(
  tx: Tx,
  { evidenceId, country, sealer, now }: Screening,
  { found, settled }: { found: readonly Found[]; settled: Settled },
): Promise<void> {
  const rows = found.map(({ value, ...it }) => {
    const mark = sealer.mark(`${it.kind} ${value}`)
    return { ...it, evidenceId, country, mark, foundAt: now, ...settled.get(`${it.kind} ${mark}`) }
  })
  await inBatches(rows, (batch) => tx.insertInto('personalFinding').values(batch).execute(), 500)
}
