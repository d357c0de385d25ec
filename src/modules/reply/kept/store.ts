import { deleteDB, openDB, type DBSchema } from 'idb'
import { openAnswer, sealAnswer, type KeptAnswer, type Sealed } from './seal.ts'
import { isKeeping } from './switch.ts'

const NAME = 'rapporteur-answers'
const DAY = 24 * 60 * 60_000
/** After so many days what is kept is removed, sent or not. */
export const KEPT_DAYS = 7

/** Whose the kept answers are, and the key to them: given with a page, to who is in by a code. */
export interface Keeping {
  readonly of: string
  readonly key: string
}

interface Kept extends DBSchema {
  answers: { key: [string, number]; value: Sealed & { of: string; number: number; keptAt: number } }
}

async function opened() {
  const db = await openDB<Kept>(NAME, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('answers', { keyPath: ['of', 'number'] })
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })
  return db
}

const nameOf = (of: string, number: number) => `${of} ${number}`

/** Keeps what was written to a question, in place of what was kept of it before. Says whether it is kept. */
export async function keep({ of, key }: Keeping, number: number, answer: KeptAnswer): Promise<boolean> {
  if (!isKeeping()) return false
  const sealed = await sealAnswer(key, nameOf(of, number), answer)
  const db = await opened()
  // Turned off meanwhile: what is being kept must not come after what removes it.
  if (isKeeping()) await db.put('answers', { ...sealed, of, number, keptAt: answer.keptAt })
  db.close()
  return isKeeping()
}

export async function forget({ of }: Keeping, number: number): Promise<void> {
  if (!isKeeping()) return
  const db = await opened()
  await db.delete('answers', [of, number])
  db.close()
}

/** Everything that is kept for one respondent. */
export async function forgetAll({ of }: Keeping): Promise<void> {
  if (!isKeeping()) return
  const db = await opened()
  await db.delete('answers', IDBKeyRange.bound([of], [of, []]))
  db.close()
}

/** Whatever is kept in this browser, whoever it is from; rejected where another window of it is in the way. */
export function forgetEverything(): Promise<void> {
  return new Promise((resolve, reject) => {
    deleteDB(NAME, { blocked: () => reject(new Error('another window has it open')) }).then(resolve, reject)
  })
}

/** What is kept for this respondent, by number of the question; what is too old is removed on the way. */
export async function keptAnswers({ of, key }: Keeping): Promise<(KeptAnswer & { number: number })[]> {
  if (!isKeeping()) return []
  const db = await opened()
  const rows = await db.getAll('answers')
  const oldest = Date.now() - KEPT_DAYS * DAY
  for (const row of rows) if (row.keptAt < oldest) await db.delete('answers', [row.of, row.number])
  db.close()
  const own = rows.filter((row) => row.of === of && row.keptAt >= oldest)
  const read = own.map(async ({ number, ...sealed }) => ({
    number,
    answer: await openAnswer(key, nameOf(of, number), sealed),
  }))
  return (await Promise.all(read)).flatMap(({ number, answer }) => (answer ? [{ number, ...answer }] : []))
}
