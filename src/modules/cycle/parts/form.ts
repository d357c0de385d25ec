import type { Refused } from '../../../server/pages.ts'
import { localPath } from '../../identity/model.ts'
import type { WrittenDay } from '../model.ts'

/** The three parts of a day field as a form sends them. */
export function dayIn(form: FormData, name: string): WrittenDay {
  const part = (each: string) => {
    const value = form.get(`${name}.${each}`)
    return typeof value === 'string' ? value : ''
  }
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** The three parts as they were typed, so that 31. 2. comes back as it was; before anything was typed, what stands. */
export function typedDay(refused: Refused | undefined, name: string, standing?: WrittenDay) {
  if (!refused) return standing
  const part = (each: string) => refused.typed[`${name}.${each}`] ?? ''
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** A page of the workbench to go back to, as the address names it (`?to=`), told what was made there. */
export function backTo(url: URL, made: Readonly<Record<string, string>>): string | undefined {
  const to = localPath(url.searchParams.get('to'))
  if (!to.startsWith('/app/')) return undefined
  return `${to}${to.includes('?') ? '&' : '?'}${new URLSearchParams(made)}`
}
