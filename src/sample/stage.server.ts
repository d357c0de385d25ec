import type { z } from 'zod'
import type { Command, Query } from '../kit/acts.ts'
import { sha256 } from '../kit/canonical.ts'
import { instrumentVersion, wholeIndicators } from '../modules/instrument/queries.server.ts'
import type { ReadDb } from '../server/db/types.ts'
import type { Host } from '../server/perform.ts'
import type { PlayedVersion } from './instrument.server.ts'
import { enterCast } from './people.server.ts'
import { actsDoneBy } from './queries.server.ts'

export interface Player {
  readonly id: string
  /**
   * Does this act once, whatever happens: its key is made of its name, so that a loading that was cut short finds what is
   * done and does the rest.
   */
  does<I extends z.ZodType, O>(act: string, command: Command<I, O>, input: () => z.input<I>): Promise<O>
  asks<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<O>
}

export interface Stage {
  /** 'monitor rs', 'coordinator'. */
  player(key: string): Player
  isDone(player: Player, act: string): boolean
  look<T>(at: (db: ReadDb) => Promise<T>): Promise<T>
  /** The shipped version, which the first cycles ask from. */
  readonly first: PlayedVersion
  readonly people: readonly string[]
}

/** The people come in, with what they have done before. */
export async function setStage(host: Host): Promise<Stage> {
  const { entered, done, first } = await host.asSystem(async (tx, doing) => {
    const entered = await enterCast(tx, doing)
    const people = [...entered.values()].map(({ id }) => id)
    const version = await instrumentVersion(tx, '1')
    if (!version) throw new Error('the sample needs a published instrument')
    const first = { id: version.id, code: version.code, indicators: await wholeIndicators(tx, version.id) }
    return { entered, done: await actsDoneBy(tx, people), first }
  })
  const isDone = (player: Player, act: string) => done.has(`${player.id} ${keyOf(act)}`)
  return {
    player(name) {
      const { id, token } = entered.get(name)!
      return {
        id,
        does: async <I extends z.ZodType, O>(act: string, command: Command<I, O>, input: () => z.input<I>) => {
          const key = keyOf(act)
          if (done.has(`${id} ${key}`)) return done.get(`${id} ${key}`) as O
          return host.perform(command, { token, key, input: input() })
        },
        asks: (query, input) => host.ask(query, { token, input }),
      }
    },
    isDone,
    look: (at) => host.asSystem((tx) => at(tx)),
    first,
    people: [...entered.values()].map(({ id }) => id),
  }
}

/** The same name is the same key, in the shape of a UUID. */
function keyOf(act: string): string {
  const hash = sha256(`sample ${act}`)
  return [8, 4, 4, 4, 12]
    .map((length, i, all) => {
      const from = all.slice(0, i).reduce((sum, one) => sum + one, 0)
      return hash.slice(from, from + length)
    })
    .join('-')
}
