import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import { isField, isSwitchedOn, turnKeys, watchSwitch } from '../../../web/key-switch.ts'
import { shortcutFor } from '../shortcuts.ts'
import { deskActs } from './desk-acts.ts'

/** Listens for the desk's keys. Undefined is before a script has come: then there are no keys. */
export function useShortcuts(form: RefObject<HTMLFormElement | null>, flush: () => Promise<boolean>) {
  const isOn = useSyncExternalStore<boolean | undefined>(watchSwitch, isSwitchedOn, () => undefined)
  const latest = useRef(flush)
  useEffect(() => {
    latest.current = flush
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isInField = event.target instanceof HTMLElement && isField(event.target)
      const act = shortcutFor(event, { isInField, isOn: isSwitchedOn() })
      if (!act) return
      event.preventDefault()
      deskActs({ form: form.current, flush: latest.current })[act]()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [form])
  return { isOn, turn: turnKeys }
}
