import type pg from 'pg'
import { StartError } from '../start-error.ts'

/** Refuses to start on a table that anybody could read around the rights: every table has forced row-level security. */
export async function refuseUnprotected(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
       and (not c.relrowsecurity or not c.relforcerowsecurity
            or not exists (select from pg_policy p where p.polrelid = c.oid))
     order by 1`,
  )
  if (rows.length === 0) return
  throw new StartError(
    `The tables ${rows.map((row) => row.name).join(', ')} lack row-level security: the migrations are incomplete.`,
  )
}
