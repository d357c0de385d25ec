import { formatsProblem } from './problems.ts'

/**
 * One file at a time, so that many at once need no more memory than one. The others wait; more than `most` are sent away.
 *
 * @example const inTurn = turns(8); await inTurn(() => read(bytes))
 */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (work) => {
    if (waiting >= most) throw formatsProblem['too-many-files']()
    waiting++
    const result = last.then(work).finally(() => {
      waiting--
    })
    last = result.catch(() => undefined)
    return result
  }
}
