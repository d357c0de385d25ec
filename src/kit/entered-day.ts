import { z } from 'zod'
import { parseDay } from '../locale/index.ts'

interface DayParts {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}

/** A day as it stands in the three fields of a form. */
export type WrittenDay = Record<'day' | 'month' | 'year', string>

/** A day from the three parts of a form, or `YYYY-MM-DD`. */
export const EnteredDay = z.custom<string | DayParts>().transform((given, context) => {
  const parts = typeof given === 'string' ? partsOf(given) : (given ?? {})
  const { day = '', month = '', year = '' } = parts
  const isEmpty = (day + month + year).trim() === ''
  const read = isEmpty ? undefined : parseDay({ day, month, year })
  if (read?.kind === 'day') return read.iso
  context.addIssue({ code: 'custom', message: isEmpty ? 'kit.field.required' : 'kit.field.day' })
  return z.NEVER
})

/** A day that may be left out: three empty fields are null. */
export const OptionalDay = z
  .custom<string | DayParts>()
  .nullish()
  .transform((given, context) => {
    const { day = '', month = '', year = '' } = typeof given === 'string' ? partsOf(given) : (given ?? {})
    if ((day + month + year).trim() === '') return null
    const read = parseDay({ day, month, year })
    if (read?.kind === 'day') return read.iso
    context.addIssue({ code: 'custom', message: 'kit.field.day' })
    return z.NEVER
  })

/** The parts of a stored day, to be shown in a form again. */
export function partsOf(isoDay: string): WrittenDay {
  const [year = '', month = '', day = ''] = isoDay.split('-')
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** The three parts of a day field as a form or an address sends them. */
export function dayIn(form: FormData | URLSearchParams, name: string): WrittenDay {
  const part = (each: string) => {
    const value = form.get(`${name}.${each}`)
    return typeof value === 'string' ? value : ''
  }
  return { day: part('day'), month: part('month'), year: part('year') }
}

/** The three parts as they were typed, so that 31. 2. comes back as it was; before anything was typed, what stands. */
export function typedDay(
  refused: { readonly typed: Readonly<Record<string, string>> } | undefined,
  name: string,
  standing?: WrittenDay,
) {
  if (!refused) return standing
  const part = (each: string) => refused.typed[`${name}.${each}`] ?? ''
  return { day: part('day'), month: part('month'), year: part('year') }
}
