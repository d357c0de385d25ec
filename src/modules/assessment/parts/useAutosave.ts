import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Autosaved } from '../autosaved.ts'
import { createAutosaver, type Autosaver, type SaveState } from '../autosaver.ts'

const REST = 1500

interface Asked {
  /** Off where a save would undo an approval: there only a button saves. */
  readonly isOn: boolean
  readonly version: number
  readonly address: string
}

/** Saves the form by itself while it is written, and steps back when one of its buttons sends it. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, { isOn, version, address }: Asked) {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  const saver = useRef<Autosaver>(undefined)
  useEffect(() => {
    const node = form.current
    if (!node || !isOn) return undefined
    const own = createAutosaver({
      version,
      wait: REST,
      read: () => new FormData(node),
      send: (filled) => send(address, filled),
      tell: setState,
    })
    saver.current = own
    const forget = listen(node, own)
    return () => {
      forget()
      own.stop()
      saver.current = undefined
    }
  }, [form, isOn, version, address])
  return { state, flush: () => saver.current?.flush() ?? Promise.resolve(true) }
}

async function send(address: string, filled: FormData): Promise<Autosaved> {
  const response = await fetch(address, { method: 'POST', body: filled, redirect: 'error' })
  return (await response.json()) as Autosaved
}

function listen(node: HTMLFormElement, saver: Autosaver): () => void {
  const changed = () => saver.changed()
  const submitted = (event: SubmitEvent) => void stepBack(node, saver, event)
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

/** A save that is under way must not be in conflict with the button that follows it. */
async function stepBack(node: HTMLFormElement, saver: Autosaver, event: SubmitEvent): Promise<void> {
  const wasBusy = saver.isBusy()
  if (wasBusy) event.preventDefault()
  const yielded = saver.yieldToForm()
  const field = node.elements.namedItem('seenVersion')
  const stand = () => {
    if (field instanceof HTMLInputElement) field.value = String(saver.version())
  }
  stand()
  await yielded
  if (!wasBusy) return
  stand()
  node.requestSubmit(event.submitter)
}
