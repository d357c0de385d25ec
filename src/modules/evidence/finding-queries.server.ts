import { sql } from 'kysely'
import type { ReadDb } from '../../server/db/types.ts'

const AROUND = 60
const MOST_SHOWN = 100

/** What in a source looks like a person's, the same once, with the first place and the words around it. */
export async function findingsOf(db: ReadDb, evidenceId: string) {
  const groups = await db
    .selectFrom('personalFinding as f')
    .leftJoin('passage', 'passage.id', 'f.passageId')
    .leftJoin('person', 'person.id', 'f.settledBy')
    .select(['f.kind', 'f.mark'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select(
      sql<{ place: string; page: number | null; at: number; length: number; body: string | null }>`
      (array_agg(jsonb_build_object('place', f.place, 'page', f.page, 'at', f.at, 'length', f.length, 'body', passage.body)
        order by f.page nulls first, f.at))[1]`.as('first'),
    )
    .select(sql<string | null>`min(f.settled_as)`.as('settledAs'))
    .select(sql<string | null>`min(f.reason)`.as('reason'))
    .select(sql<string | null>`min(person.name)`.as('settledByName'))
    .where('f.evidenceId', '=', evidenceId)
    .groupBy(['f.kind', 'f.mark', sql`f.settled_at is null`])
    .orderBy(sql`f.settled_at is null`, 'desc')
    .orderBy('f.kind')
    .orderBy(sql`min(f.page) nulls first`)
    .orderBy('f.mark')
    .limit(MOST_SHOWN)
    .execute()
  const facts = await db
    .selectFrom('evidence')
    .select(['title', 'author', 'publisher', 'container', 'number', 'note'])
    .where('id', '=', evidenceId)
    .executeTakeFirstOrThrow()
  const open = await db
    .selectFrom('personalFinding')
    .select('kind')
    .select((eb) => eb.fn.count<number>('mark').distinct().as('count'))
    .where('evidenceId', '=', evidenceId)
    .where('settledAt', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  const shown = groups.map(({ first, ...group }) => {
    const text = first.body ?? (facts as Record<string, string | null>)[first.place] ?? ''
    return { ...group, place: first.place, page: first.page, ...around(text, first) }
  })
  return { open, shown }
}

function around(text: string, { at, length }: { at: number; length: number }) {
  return {
    before: text.slice(Math.max(0, at - AROUND), at),
    found: text.slice(at, at + length),
    after: text.slice(at + length, at + length + AROUND),
  }
}

/** Sources among these in which something looks like a person's and nobody has settled it, or whose text is still to be read. */
export async function unsettledAmong(db: ReadDb, evidenceIds: readonly string[]) {
  if (evidenceIds.length === 0) return []
  return db
    .selectFrom('evidence')
    .select(['evidence.id', 'evidence.title'])
    .where('evidence.id', 'in', [...evidenceIds])
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('personalFinding')
            .whereRef('evidenceId', '=', 'evidence.id')
            .where('settledAt', 'is', null)
            .select('id'),
        ),
        eb.exists(
          eb
            .selectFrom('evidenceText')
            .whereRef('evidenceId', '=', 'evidence.id')
            .where('state', '=', 'waiting')
            .select('evidenceId'),
        ),
      ]),
    )
    .orderBy('evidence.title')
    .execute()
}
