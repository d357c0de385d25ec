import { canonical } from '../../kit/canonical.ts'
import type { Sealer } from '../../kit/given.ts'
import { isLocale, type Locale } from '../../locale/index.ts'
import type { Asked } from './asked.ts'

interface Made {
  readonly reference: string
  readonly locale: Locale
  readonly isSample: boolean
  readonly at: Date
  readonly asked: readonly Asked[]
}

const WAS = /^was (\d{1,5}) (.+)$/s

/** What a workbook says of itself: whose it is, and what stood in it when it was made, under a mark of the product. */
export function metaFor(sealer: Sealer, { reference, locale, isSample, at, asked }: Made): Record<string, string> {
  const meta: Record<string, string> = {
    request: reference,
    language: locale,
    sample: isSample ? 'yes' : 'no',
    made: at.toISOString(),
  }
  for (const { number, question, standing } of asked) {
    meta[`version ${number}`] = String(question.answerVersion ?? 0)
    for (const [field, text] of Object.entries(standing)) meta[`was ${number} ${field}`] = text
  }
  return { ...meta, mark: markOf(sealer, meta) }
}

const markOf = (sealer: Sealer, meta: Readonly<Record<string, string>>) => sealer.mark(`workbook ${canonical(meta)}`)

export interface ReadMeta {
  readonly reference: string | undefined
  readonly locale: Locale | undefined
  readonly isSample: boolean | undefined
  /** Undefined: there is none; false: it was changed, so nothing that it says is believed. */
  readonly isOurs: boolean | undefined
  /** What stood there, by question and field. Empty where it is not known. */
  readonly was: ReadonlyMap<number, Readonly<Record<string, string>>>
}

export function readMeta(sealer: Sealer, { mark, ...meta }: Readonly<Record<string, string>>): ReadMeta {
  const isOurs = meta['request'] === undefined ? undefined : mark === markOf(sealer, meta)
  const was = new Map<number, Record<string, string>>()
  for (const [key, text] of isOurs === true ? Object.entries(meta) : []) {
    const version = /^version (\d{1,5})$/.exec(key)
    if (version) was.set(Number(version[1]), was.get(Number(version[1])) ?? {})
    const [, number, field] = WAS.exec(key) ?? []
    if (number !== undefined && field !== undefined)
      was.set(Number(number), { ...was.get(Number(number)), [field]: text })
  }
  const { sample, language = '' } = meta
  return {
    reference: meta['request'],
    locale: isLocale(language) ? language : undefined,
    isSample: sample === 'yes' ? true : sample === 'no' ? false : undefined,
    isOurs,
    was,
  }
}
