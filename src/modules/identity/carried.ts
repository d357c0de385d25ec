import { z } from 'zod'

/** A form that waits for a fresh proof: its fields in their order. */
const Fields = z.array(z.tuple([z.string(), z.string()]))
export type Fields = z.output<typeof Fields>

/** As one hidden field of the page that asks for the proof. Passwords and files are never carried. */
export function carriedFrom(form: FormData): string {
  const isCarried = ([name, value]: [string, unknown]) => typeof value === 'string' && !name.includes('password')
  return JSON.stringify([...form].filter(isCarried))
}

/** What to send on; undefined where nothing waits. */
export function fieldsIn(carried: string): Fields | undefined {
  try {
    return Fields.parse(JSON.parse(carried))
  } catch {
    return undefined
  }
}
