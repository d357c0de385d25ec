// Processor time, which is about what passes on a machine that does nothing else.
import { readFileSync } from 'node:fs'
import type pg from 'pg'

const TICKS_A_SECOND = 100

/** What was worked until now: seconds of this process with its threads, and of each that serves a connection. */
export interface Work {
  readonly own: number
  readonly connections: ReadonlyMap<number, number>
}

export async function workUntilNow(owner: pg.Pool): Promise<Work> {
  const { user, system } = process.cpuUsage()
  const { rows } = await owner.query<{ pid: number }>(`select pid from pg_stat_activity where datname = 'rapporteur'`)
  return { own: (user + system) / 1e6, connections: new Map(rows.map(({ pid }) => [pid, secondsOf(pid)])) }
}

/** Between the two: here, and in the database. A connection that was closed meanwhile has taken its time with it. */
export function workBetween(before: Work, after: Work): { own: number; database: number } {
  let database = 0
  for (const [pid, seconds] of after.connections) database += seconds - (before.connections.get(pid) ?? 0)
  return { own: after.own - before.own, database }
}

/** proc(5): the name stands in brackets and may hold spaces; user and system time are the 14th and 15th field. */
function secondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / TICKS_A_SECOND
}
