import { useEffect, useSyncExternalStore, type RefObject } from 'react'
import { isField, isSwitchedOn, turnKeys, watchSwitch } from '../../../web/key-switch.ts'

/**
 * Alt with an arrow moves the open item, Insert adds behind it; up and down walk through the tree. Silent while somebody
 * writes, for there Alt+↓ opens a list and Insert overwrites, and when keys are switched off.
 */
export function useDesignerKeys(form: RefObject<HTMLFormElement | null>) {
  const isOn = useSyncExternalStore<boolean | undefined>(watchSwitch, isSwitchedOn, () => undefined)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.isComposing) return
      if (isArrow(event) && !event.altKey) return walk(event)
      if (!isSwitchedOn() || (event.target instanceof HTMLElement && isField(event.target))) return
      const name = actOf(event)
      const button = name && form.current?.querySelector<HTMLButtonElement>(`[data-key="${name}"]`)
      if (!button) return
      event.preventDefault()
      button.click()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [form])
  return { isOn, turn: turnKeys }
}

const isArrow = ({ key }: KeyboardEvent) => key === 'ArrowUp' || key === 'ArrowDown'

function actOf(event: KeyboardEvent): 'up' | 'down' | 'add' | undefined {
  if (event.ctrlKey || event.shiftKey || event.metaKey) return undefined
  if (isArrow(event)) return event.key === 'ArrowUp' ? 'up' : 'down'
  return event.key === 'Insert' && !event.altKey ? 'add' : undefined
}

function walk(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset['tree'] === undefined) return
  const links = [...document.querySelectorAll<HTMLElement>('[data-tree]')]
  const next = links[links.indexOf(event.target) + (event.key === 'ArrowUp' ? -1 : 1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
