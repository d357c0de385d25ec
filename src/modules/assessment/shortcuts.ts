/** What a key does on the desk. */
export const SHORTCUTS = [
  { act: 'rate-3', keys: '3', code: 'Digit3' },
  { act: 'rate-2', keys: '2', code: 'Digit2' },
  { act: 'rate-1', keys: '1', code: 'Digit1' },
  { act: 'rate-0', keys: '0', code: 'Digit0' },
  { act: 'take-over', keys: 'U', code: 'KeyU' },
  { act: 'cite', keys: 'E', code: 'KeyE' },
  { act: 'quote', keys: 'Q', code: 'KeyQ' },
  { act: 'next', keys: 'J', code: 'KeyJ' },
  { act: 'previous', keys: 'K', code: 'KeyK' },
  { act: 'list', keys: '?', code: undefined },
] as const
export type ShortcutAct = (typeof SHORTCUTS)[number]['act'] | 'save-next'

export interface Pressed {
  readonly key: string
  /** The place on the keyboard: with a Cyrillic layout the key J writes ј, and is still J. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

interface Where {
  /** Somebody is writing: in a text field, a list of choices, or an editable text. */
  readonly isInField: boolean
  readonly isOn: boolean
}

/**
 * The act that a pressed key asks for. Single keys are silent while somebody writes and when they are switched off
 * (WCAG 2.1.4); Ctrl+Enter, which nobody presses by accident, saves from everywhere.
 */
export function shortcutFor(pressed: Pressed, { isInField, isOn }: Where): ShortcutAct | undefined {
  const { key, code, ctrlKey, metaKey, altKey, repeat, isComposing } = pressed
  if (repeat || isComposing || altKey) return undefined
  if (key === 'Enter') return ctrlKey || metaKey ? 'save-next' : undefined
  if (ctrlKey || metaKey || isInField || !isOn) return undefined
  const letter = key.toUpperCase()
  const isLatin = /^[A-Z]$/.test(letter)
  return SHORTCUTS.find((it) => it.keys === letter || (!isLatin && isLetter(key) && it.code === code))?.act
}

function isLetter(key: string): boolean {
  return /^\p{L}$/u.test(key)
}
