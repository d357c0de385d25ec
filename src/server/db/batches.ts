/** PostgreSQL takes at most 65,535 values in one statement: many rows go in a few statements, in order. */
export async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>, size = 1000) {
  for (let from = 0; from < rows.length; from += size) await write(rows.slice(from, from + size))
}
