import { sql } from 'kysely'
import type { ReadDb, Tx } from '../../server/db/types.ts'
import { differences, type ItemDifference } from './difference.ts'
import { placeOf } from './item.ts'
import { itemsOf } from './items.server.ts'

/**
 * What a published version says otherwise than another, in the order of the later one. The database finds the codes that
 * differ in anything; only those are read whole, so the size of the instrument costs little.
 */
export async function differenceOf(db: ReadDb, from: string, to: string): Promise<ItemDifference[]> {
  const codes = await changedCodes(db, from, to)
  if (codes.length === 0) return []
  const [before, after] = [await itemsOf(db, from, codes), await itemsOf(db, to, codes)]
  const found = differences(before, after)
  const order = { area: 0, subarea: 1, indicator: 2 }
  const positionOf = ({ after: now, before: old }: ItemDifference) => placeOf((now ?? old)!).position
  return found.toSorted((a, b) => order[a.level] - order[b.level] || positionOf(a) - positionOf(b))
}

async function changedCodes(db: ReadDb, from: string, to: string): Promise<string[]> {
  const saidOf = (version: string) => sql`
    select i.code, md5(row(i.kind, i.answer_type, i.unit, i.limits, i.bands, i.disaggregations, i.asked_at, i.is_summable,
        i.responsible, i.verification, i.is_core, i.title, i.question, i.rule, i.unrated_reason, i.not_applicable, s.code,
        (select array_agg(row(c.standard, c.article, c.amended_by, c.inserted_by)::text order by c.position)
           from indicator_citation c where c.indicator_id = i.id))::text) as said
      from indicator i join subarea s on s.id = i.subarea_id where i.version_id = ${version}
    union all
    select code, md5(row(title, area_code)::text) from subarea where version_id = ${version}
    union all
    select code, md5(title::text) from area where version_id = ${version}`
  const { rows } = await sql<{ code: string }>`
    select coalesce(a.code, b.code) as code
      from (${saidOf(from)}) a full join (${saidOf(to)}) b on a.code = b.code
      where a.said is distinct from b.said
  `.execute(db as Tx)
  return rows.map(({ code }) => code)
}
