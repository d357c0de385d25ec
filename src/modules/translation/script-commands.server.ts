import { command } from '../../kit/acts.ts'
import { toCyrillic } from '../../locale/index.ts'
import { ExceptionName, NewException } from './model.ts'
import { translationProblem } from './problems.ts'
import { aboutScript } from './script-queries.server.ts'

const bare = (word: string) => word.replace(/\*$/, '')

/** Says of a word of Serbian Latin, or of all that begin with a stem, how it is written in Cyrillic. */
export const addException = command({
  may: 'instrument.translate',
  records: 'script.exception-added',
  takes: NewException,
  about: aboutScript,
  run: async (tx, { actor, now }, { latin, cyrillic }) => {
    if (toCyrillic(bare(latin)) === bare(cyrillic)) throw translationProblem['exception-needless']()
    await tx.insertInto('scriptException').values({ latin, cyrillic, addedBy: actor.id, addedAt: now }).execute()
    return { latin }
  },
})

/** Takes an exception back: the rules write the word again. */
export const removeException = command({
  may: 'instrument.translate',
  records: 'script.exception-removed',
  takes: ExceptionName,
  about: aboutScript,
  run: async (tx, _doing, { latin }) => {
    const gone = await tx.deleteFrom('scriptException').where('latin', '=', latin).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw translationProblem['no-such-exception']()
    return { latin }
  },
})
