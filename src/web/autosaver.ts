import { newKey } from './new-key.ts'

/** What the server said to a save. */
export type SaveAnswer<Conflict> =
  | { readonly kind: 'saved'; readonly time: string | null }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }

/** What the person is told about their words: where they are now. */
export type SaveState<Conflict> =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'offline' }
  | { readonly kind: 'saved'; readonly time: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }

interface Parts<Conflict> {
  readonly read: () => FormData
  /** Rejects where the server cannot be reached. */
  readonly send: (form: FormData) => Promise<SaveAnswer<Conflict>>
  readonly tell: (state: SaveState<Conflict>) => void
  /** Milliseconds of rest after the last change. */
  readonly wait: number
}

/**
 * Saves a form while it is being written: one save at a time, each under a key of its own. After a conflict it rests,
 * because only a person can choose; the words stay in the form.
 */
export function createAutosaver<Conflict>({ read, send, tell, wait }: Parts<Conflict>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isDirty = false
  let isResting = false

  async function save(): Promise<void> {
    isDirty = false
    const form = read()
    form.set('key', newKey())
    tell({ kind: 'saving' })
    const answer = await send(form).catch(() => undefined)
    if (answer?.kind === 'saved') {
      if (!isDirty) tell(answer.time === null ? { kind: 'untouched' } : { kind: 'saved', time: answer.time })
      return
    }
    isDirty = true
    if (answer?.kind === 'conflict') isResting = true
    tell(answer ?? { kind: 'offline' })
  }

  /** Whether everything that was typed is on the server. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (running) await running
    if (isDirty && !isResting) await (running = save().finally(() => (running = undefined)))
    return !isDirty
  }

  return {
    flush,
    changed(): void {
      isDirty = true
      if (isResting) return
      if (!running) tell({ kind: 'unsaved' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), wait)
    },
    /** The form is sent by its button now. Resolves when no save is under way any more. */
    async yieldToForm(): Promise<void> {
      clearTimeout(timer)
      isDirty = false
      if (running) await running
      clearTimeout(timer)
      isDirty = false
    },
    stop: () => clearTimeout(timer),
    isDirty: () => isDirty,
    isBusy: () => running !== undefined,
  }
}
export type Autosaver<Conflict> = ReturnType<typeof createAutosaver<Conflict>>
