import type { AnyAct } from '../../kit/acts.ts'
import * as commands from './commands.server.ts'
import * as queries from './queries.server.ts'

const isAct = (value: unknown): value is AnyAct => typeof value === 'object' && value !== null && 'sort' in value

/** Every act of this module, for the registry. */
export const identityActs: readonly AnyAct[] = [...Object.values(commands), ...Object.values(queries)].filter(isAct)
