import { useCallback, type RefObject } from 'react'
import type { SaveAnswer } from '../../../web/autosaver.ts'
import { setHidden, useAutosaver } from '../../../web/useAutosaver.ts'
import type { FieldConflict } from '../field-conflict.ts'

/** What the designer is told after it saved by itself. */
export type FieldsSaved =
  | { readonly savedAt: string | null; readonly fields: readonly { field: string; seen: number; was: string }[] }
  | { readonly message: string; readonly conflicts?: readonly FieldConflict[] | undefined }

type Conflicts = readonly FieldConflict[]

/** Saves what was changed while it is written; the form remembers what is stored now, and which write of it that is. */
export function useFieldSaver(form: RefObject<HTMLFormElement | null>, address: string, isOn: boolean) {
  const send = useCallback((node: HTMLFormElement, filled: FormData) => sendTo(address, node, filled), [address])
  return useAutosaver<Conflicts>(form, isOn, send).state
}

async function sendTo(address: string, node: HTMLFormElement, filled: FormData): Promise<SaveAnswer<Conflicts>> {
  const response = await fetch(address, { method: 'POST', body: filled, redirect: 'error' })
  const answer = (await response.json()) as FieldsSaved
  if ('fields' in answer) {
    for (const { field, seen, was } of answer.fields) {
      setHidden(node, `seen.${field}`, String(seen))
      setHidden(node, `was.${field}`, was)
    }
    return { kind: 'saved', time: answer.savedAt }
  }
  if (!answer.conflicts) return { kind: 'failed', reason: answer.message }
  return { kind: 'conflict', conflict: answer.conflicts }
}
