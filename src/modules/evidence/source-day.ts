import { z } from 'zod'
import { parseDay } from '../../locale/index.ts'

export interface DayParts {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}

/** A day as it stands in the three fields of a form. */
export type WrittenDay = Record<'day' | 'month' | 'year', string>

/**
 * A date as precise as its source gives it: `2021`, `2021-03` or `2021-03-04`, or the three parts of a form of which
 * day, or day and month, are empty. Nothing at all is null.
 */
export const SourceDay = z.custom<string | DayParts | null | undefined>().transform((given, context) => {
  const read = readSourceDay(typeof given === 'string' ? partsOf(given) : (given ?? {}))
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: 'kit.field.day' })
  return z.NEVER
})

/** The parts of a stored date, to be shown in a form again. */
export function partsOf(text: string): WrittenDay {
  const [year = '', month = '', day = ''] = text.split('-')
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

function readSourceDay({ day, month, year }: DayParts): string | null | undefined {
  const given = [day, month, year].map((part) => (typeof part === 'string' ? part.trim() : ''))
  const [d = '', m = '', y = ''] = given
  if (given.every((part) => part === '')) return null
  if (d !== '' && m === '') return undefined
  const read = parseDay({ day: d || '1', month: m || '1', year: y })
  if (read.kind === 'not-a-day') return undefined
  return read.iso.slice(0, m === '' ? 4 : d === '' ? 7 : 10)
}
