import { useEffect, useState, type RefObject } from 'react'
import { createAutosaver, type Autosaver, type SaveAnswer, type SaveState } from '../../../web/autosaver.ts'
import type { FieldConflict } from '../field-conflict.ts'

const REST = 1200

/** What the designer is told after it saved by itself. */
export type FieldsSaved =
  | { readonly savedAt: string | null; readonly fields: readonly { field: string; seen: number; was: string }[] }
  | { readonly message: string; readonly conflicts?: readonly FieldConflict[] | undefined }

type Conflicts = readonly FieldConflict[]

/** Saves what was changed while it is written; the form remembers what is stored now, and which write of it that is. */
export function useFieldSaver(form: RefObject<HTMLFormElement | null>, address: string, isOn: boolean) {
  const [state, setState] = useState<SaveState<Conflicts>>({ kind: 'untouched' })
  useEffect(() => {
    const node = form.current
    if (!node || !isOn) return undefined
    const saver = createAutosaver<Conflicts>({
      wait: REST,
      read: () => new FormData(node),
      send: (filled) => send(node, address, filled),
      tell: setState,
    })
    const forget = listen(node, saver)
    return () => {
      forget()
      saver.stop()
    }
  }, [form, address, isOn])
  return state
}

async function send(node: HTMLFormElement, address: string, filled: FormData): Promise<SaveAnswer<Conflicts>> {
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
  for (const { field, revision } of answer.conflicts) setHidden(node, `seen.${field}`, String(revision))
  return { kind: 'conflict', conflict: answer.conflicts }
}

function setHidden(node: HTMLFormElement, name: string, value: string): void {
  const field = node.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}

function listen(node: HTMLFormElement, saver: Autosaver<Conflicts>): () => void {
  const changed = () => saver.changed()
  const submitted = (event: SubmitEvent) => {
    const wasBusy = saver.isBusy()
    if (wasBusy) event.preventDefault()
    void saver.yieldToForm().then(() => {
      if (wasBusy) node.requestSubmit(event.submitter)
    })
  }
  const leaving = (event: BeforeUnloadEvent) => {
    if (saver.isDirty()) event.preventDefault()
  }
  node.addEventListener('input', changed)
  node.addEventListener('submit', submitted)
  window.addEventListener('beforeunload', leaving)
  return () => {
    node.removeEventListener('input', changed)
    node.removeEventListener('submit', submitted)
    window.removeEventListener('beforeunload', leaving)
  }
}
