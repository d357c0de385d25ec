import { useState, useSyncExternalStore, type ClipboardEvent, type InputEvent } from 'react'
import { flushSync } from 'react-dom'
import { pasteInto, read, withRows, type ReadAnswer, type Shape } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { cellName } from './form.ts'

/** What is in the fields now, and what can be made of it; without script, what was in them when the page was made. */
export interface Live {
  /** With as many rows as are filled in or were asked for. */
  readonly shape: Shape
  readonly now: ReadAnswer
  /** Scripts run: what needs them may be shown. */
  readonly isLive: boolean
  readonly changed: (event: InputEvent<HTMLElement>) => void
  readonly pasted: (event: ClipboardEvent<HTMLElement>) => void
  readonly addRows: (block: string) => void
}

export function useLive(asked: Shape, first: Readonly<Record<string, string>>): Live {
  const locale = useLocale()
  const [given, setGiven] = useState(first)
  const [reached, setReached] = useState<readonly string[]>([])
  const isLive = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const shape = withRows(asked, [...reached, ...filledKeys(first)])
  const changed: Live['changed'] = ({ currentTarget }) => setGiven(valuesIn(currentTarget))
  const reach = (keys: readonly string[]) => flushSync(() => setReached((known) => [...known, ...keys]))
  const pasted: Live['pasted'] = (event) => {
    const { currentTarget } = event
    const key = keyOf(event.target)
    const range = event.clipboardData.getData('text/plain')
    const block = shape.blocks.find(({ cells }) => cells.some((cell) => cell.key === key))
    if (key === undefined || !block || !/[\t\n\r]/.test(range.trim())) return
    event.preventDefault()
    const filled = pasteInto(shape, block.key, range, key).given
    reach(Object.keys(filled))
    fill(currentTarget, filled)
  }
  const addRows = (block: string) => {
    const rows = shape.blocks.find(({ key }) => key === block)
    if (rows?.kind === 'list') reach([`open:${block}:${rows.openRows}:name`])
  }
  return { shape, now: read(locale, shape, given), isLive, changed, pasted, addRows }
}

const filledKeys = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).flatMap(([key, text]) => (text.trim() === '' ? [] : [key]))

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const PREFIX = cellName('')

const controlsIn = (root: HTMLElement) => [...root.querySelectorAll<Control>(`[name^="${PREFIX}"]`)]

function valuesIn(root: HTMLElement): Record<string, string> {
  const chosen = controlsIn(root).filter(
    (it) => !(it instanceof HTMLInputElement && it.type === 'radio' && !it.checked),
  )
  return Object.fromEntries(chosen.map(({ name, value }) => [name.slice(PREFIX.length), value]))
}

function keyOf(target: EventTarget): string | undefined {
  const name = target instanceof HTMLElement ? target.getAttribute('name') : null
  return name?.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined
}

/** As if typed: whoever listens to the form hears of it once, when all is there. */
function fill(root: HTMLElement, texts: Readonly<Record<string, string>>): void {
  const filled = controlsIn(root).filter(({ name }) => texts[name.slice(PREFIX.length)] !== undefined)
  for (const control of filled) control.value = texts[control.name.slice(PREFIX.length)]!
  filled.at(-1)?.dispatchEvent(new Event('input', { bubbles: true }))
}
