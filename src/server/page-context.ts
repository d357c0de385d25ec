import { createContext } from 'react-router'
import type { Actor } from '../kit/acts.ts'
import type { Problem } from '../kit/problems.ts'
import type { Reading, Values } from '../kit/words.ts'
import type { Host } from './perform.ts'

/** What a loader or an action is given besides the request. */
export interface PageGiven {
  readonly host: Host
  readonly reading: Reading
  /** Words of any module by their full key, for what is said outside of components. */
  readonly say: (key: string, values?: Values) => string
  readonly tellProblem: (problem: Problem) => { message: string; fields: { field: string; message: string }[] }
  readonly token: string | undefined
  readonly actor: Actor | undefined
  readonly nonce: string
  readonly isSample: boolean
  readonly publicUrl: string
  readonly address: string
}

export const pageContext = createContext<PageGiven>()

/** Told of what broke inside a page: a bug, which the page itself says in words. */
export const brokenContext = createContext<(error: unknown) => void>()
