import { useEffect, type RefObject } from 'react'
import type { SaveAnswer } from '../../../web/autosaver.ts'
import { setHidden, useAutosaver } from '../../../web/useAutosaver.ts'

/** Two wrote one text: what was to be saved, what stands there now, and whose it is. */
export interface ShownConflict {
  readonly key: string
  readonly mine: string
  readonly theirs: string
  readonly by: string | null
}

/** What the desk is told after it saved by itself. */
export type TextsSaved =
  | { readonly savedAt: string | null; readonly texts: readonly { key: string; was: string }[] }
  | {
      readonly message: string
      readonly fields: readonly { readonly field: string; readonly message: string }[]
      readonly conflicts?: readonly ShownConflict[]
    }

type Conflicts = readonly ShownConflict[]

/** Saves what was written; Ctrl with Enter saves at once and goes on to the next text. */
export function useTextSaver(form: RefObject<HTMLFormElement | null>, isOn: boolean) {
  const { state, flush } = useAutosaver<Conflicts>(form, isOn, send)
  useEffect(() => {
    const node = form.current
    if (!node || !isOn) return undefined
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return
      if (!(event.target instanceof HTMLTextAreaElement)) return
      event.preventDefault()
      void goOn(node, event.target, flush)
    }
    node.addEventListener('keydown', pressed)
    return () => node.removeEventListener('keydown', pressed)
  }, [form, isOn, flush])
  return state
}

async function goOn(node: HTMLFormElement, from: HTMLTextAreaElement, flush: () => Promise<boolean>): Promise<void> {
  if (!(await flush())) return
  const all = [...node.querySelectorAll<HTMLTextAreaElement>('textarea[name^="text."]')]
  const next = all[all.indexOf(from) + 1]
  if (next) next.focus()
  // After the last one: the page anew, where those that are done make room for the next.
  else node.querySelector<HTMLButtonElement>('button[value="save"]')?.click()
}

async function send(node: HTMLFormElement, filled: FormData): Promise<SaveAnswer<Conflicts>> {
  const response = await fetch('/app/translate/autosave', { method: 'POST', body: filled, redirect: 'error' })
  const answer = (await response.json()) as TextsSaved
  if ('texts' in answer) {
    for (const { key, was } of answer.texts) setHidden(node, `was.${key}`, was)
    return { kind: 'saved', time: answer.savedAt }
  }
  if (!answer.conflicts) return { kind: 'failed', reason: answer.message }
  for (const { key, theirs } of answer.conflicts) setHidden(node, `was.${key}`, theirs)
  return { kind: 'conflict', conflict: answer.conflicts }
}
