import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { createAutosaver, type Autosaver, type SaveAnswer, type SaveState } from './autosaver.ts'

const REST = 1200

/** Sends a form's fields to where they are saved while they are written, and notes in the form what is stored now. */
export type SendForm<Conflict> = (node: HTMLFormElement, filled: FormData) => Promise<SaveAnswer<Conflict>>

/** A form that saves itself while it is written. `flush` saves at once, and says whether all of it is stored. */
export function useAutosaver<Conflict>(
  form: RefObject<HTMLFormElement | null>,
  isOn: boolean,
  send: SendForm<Conflict>,
) {
  const [state, setState] = useState<SaveState<Conflict>>({ kind: 'untouched' })
  const saving = useRef<Autosaver<Conflict> | null>(null)
  useEffect(() => {
    const node = form.current
    if (!node || !isOn) return undefined
    const saver = createAutosaver<Conflict>({
      wait: REST,
      read: () => new FormData(node),
      send: (filled) => send(node, filled),
      tell: setState,
    })
    saving.current = saver
    const forget = listen(node, saver)
    return () => {
      forget()
      saver.stop()
      saving.current = null
    }
  }, [form, isOn, send])
  const flush = useCallback(() => saving.current?.flush() ?? Promise.resolve(false), [])
  return { state, flush }
}

const told = new WeakMap<HTMLFormElement, Map<string, string>>()

/**
 * Says what a hidden field of the form holds from now on. It is put in when the form is read or sent, and not into the
 * field: React writes that anew each time it renders.
 */
export function setHidden(node: HTMLFormElement, name: string, value: string): void {
  if (!told.has(node)) told.set(node, new Map())
  told.get(node)!.set(name, value)
}

function listen<Conflict>(node: HTMLFormElement, saver: Autosaver<Conflict>): () => void {
  const changed = () => saver.changed()
  const read = ({ formData }: FormDataEvent) => {
    for (const [name, value] of told.get(node) ?? []) if (formData.has(name)) formData.set(name, value)
  }
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
  node.addEventListener('formdata', read)
  node.addEventListener('input', changed)
  node.addEventListener('submit', submitted)
  window.addEventListener('beforeunload', leaving)
  return () => {
    node.removeEventListener('formdata', read)
    node.removeEventListener('input', changed)
    node.removeEventListener('submit', submitted)
    window.removeEventListener('beforeunload', leaving)
  }
}
