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

const COLUMN_NAMES =
  'kind answer_type unit limits bands disaggregations asked_at is_summable responsible verification is_core wording_md5'.split(
    ' ',
  )

/**
 * What may say something else in one published version than in another: small columns side by side, and of all wordings
 * the hash that the database keeps. No text is read.
 */
export async function changedCodes(db: ReadDb, from: string, to: string): Promise<string[]> {
  const COLUMNS = sql.raw(COLUMN_NAMES.map((column) => `a.${column} is distinct from b.${column}`).join(' or '))
  const NARROW = sql.raw(['id', 'code', ...COLUMN_NAMES].map((column) => `i.${column}`).join(', '))
  const { rows } = await sql<{ code: string }>`
    with cited as (
      select i.code, string_agg(row(c.standard, c.article, c.amended_by, c.inserted_by)::text, ' ' order by c.position) as said
        from indicator_citation c join indicator i on i.id = c.indicator_id
        where i.version_id in (${from}, ${to}) group by i.version_id, i.code),
    older as (select ${NARROW}, s.code as parent from indicator i join subarea s on s.id = i.subarea_id
      where i.version_id = ${from}),
    newer as (select ${NARROW}, s.code as parent from indicator i join subarea s on s.id = i.subarea_id
      where i.version_id = ${to})
    select coalesce(a.code, b.code) as code from older a full join newer b on a.code = b.code
      where a.id is null or b.id is null or a.parent <> b.parent or ${COLUMNS}
    union
    select code from cited group by code having count(*) <> 2 or min(said) <> max(said)
    union all
    select coalesce(a.code, b.code) from (select * from subarea where version_id = ${from}) a
      full join (select * from subarea where version_id = ${to}) b on a.code = b.code
      where a.id is null or b.id is null or a.title <> b.title or a.area_code <> b.area_code
    union all
    select coalesce(a.code, b.code) from (select * from area where version_id = ${from}) a
      full join (select * from area where version_id = ${to}) b on a.code = b.code
      where a.code is null or b.code is null or a.title <> b.title
  `.execute(db as Tx)
  return rows.map(({ code }) => code)
}
