import { createAutosaver as createSaver, type SaveState as AnyState } from '../../web/autosaver.ts'
import { saveConflictIn, type Autosaved, type SaveConflict } from './autosaved.ts'

export type SaveState = AnyState<SaveConflict>

interface Parts {
  /** The version that the form was made from. */
  readonly version: number
  readonly read: () => FormData
  /** Rejects where the server cannot be reached. */
  readonly send: (form: FormData) => Promise<Autosaved>
  readonly tell: (state: SaveState) => void
  /** Milliseconds of rest after the last change. */
  readonly wait: number
}

/** Saves the desk's form while it is being written, each time on the version that the last save left. */
export function createAutosaver({ version, send, ...parts }: Parts) {
  let current = version
  const saver = createSaver<SaveConflict>({
    ...parts,
    send: async (form) => {
      form.set('seenVersion', String(current))
      const answer = await send(form)
      if ('version' in answer) {
        current = answer.version
        return { kind: 'saved', time: answer.savedAt }
      }
      const conflict = saveConflictIn(answer.conflict)
      if (!conflict) return { kind: 'failed', reason: answer.message }
      current = conflict.version
      return { kind: 'conflict', conflict }
    },
  })
  return { ...saver, version: () => current }
}
export type Autosaver = ReturnType<typeof createAutosaver>
