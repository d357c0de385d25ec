import type { ShortcutAct } from '../shortcuts.ts'

interface Where {
  readonly form: HTMLFormElement | null
  readonly flush: () => Promise<boolean>
}

/** What the keys do: the same things as the buttons and links that are there without them. */
export function deskActs({ form, flush }: Where): Readonly<Record<ShortcutAct, () => void>> {
  const press = (act: string) => form?.querySelector<HTMLButtonElement>(`button[name="act"][value="${act}"]`)?.click()
  const rate = (level: string) => {
    const radio = form?.querySelector<HTMLInputElement>(`input[name="answer"][value="${level}"]`)
    radio?.click()
    radio?.focus({ preventScroll: true })
  }
  return {
    'rate-3': () => rate('3'),
    'rate-2': () => rate('2'),
    'rate-1': () => rate('1'),
    'rate-0': () => rate('0'),
    'take-over': () => press('take-over'),
    cite: () => focusOn('cite.evidenceId', 'citations'),
    quote: () => quoteInto(form?.querySelector('textarea[name="narrative"]') ?? null),
    next: () => void leaveBy('desk-next', flush),
    previous: () => void leaveBy('desk-previous', flush),
    list: openList,
    'save-next': () => press('next'),
  }
}

function focusOn(...ids: string[]): void {
  const found = ids.map((id) => document.getElementById(id)).find((node) => node !== null)
  found?.focus()
}

/** Leaves only when everything that was typed is on the server; else the page says why it stays. */
async function leaveBy(id: string, flush: Where['flush']): Promise<void> {
  const link = document.getElementById(id)
  if (link instanceof HTMLAnchorElement && (await flush())) link.click()
}

function openList(): void {
  const list = document.getElementById('keys')
  if (!(list instanceof HTMLDetailsElement)) return
  list.open = true
  list.querySelector('summary')?.focus()
}

/** Puts the marked passage into the narrative, with the name of its source where it stands in one. */
function quoteInto(narrative: HTMLTextAreaElement | null): void {
  const marked = document.getSelection()
  const passage = marked?.toString().trim() ?? ''
  if (!narrative || passage === '') return
  const at = marked?.anchorNode
  const element = at instanceof Element ? at : at?.parentElement
  const source = element?.closest<HTMLElement>('[data-source]')?.dataset['source']
  const quoted = source ? `“${passage}” (${source})` : `“${passage}”`
  const separator = narrative.value === '' || /\s$/.test(narrative.value) ? '' : ' '
  narrative.value += `${separator}${quoted}`
  narrative.dispatchEvent(new Event('input', { bubbles: true }))
  narrative.focus()
}
