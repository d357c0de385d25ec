import { useEffect, type RefObject } from 'react'

/** Alt with an arrow moves the open item, Insert adds behind it; up and down walk through the tree. */
export function useDesignerKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const press = (name: string) => {
        const button = form.current?.querySelector<HTMLButtonElement>(`[data-key="${name}"]`)
        if (!button) return
        event.preventDefault()
        button.click()
      }
      if (event.altKey && event.key === 'ArrowUp') press('up')
      else if (event.altKey && event.key === 'ArrowDown') press('down')
      else if (event.key === 'Insert' && !event.ctrlKey && !event.shiftKey) press('add')
      else if (!event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) walk(event)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [form])
}

function walk(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset['tree'] === undefined) return
  const links = [...document.querySelectorAll<HTMLElement>('[data-tree]')]
  const next = links[links.indexOf(event.target) + (event.key === 'ArrowUp' ? -1 : 1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}
