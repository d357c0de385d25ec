import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item, Json } from '../instrument/index.ts'
import type { FileText, TextFile } from './file-model.ts'
import { isConflict, planHash, planOf } from './import-plan.ts'
import { taken, undecided, valueOf } from './import-writes.ts'
import { segmentsOf } from './segments.ts'
import { keyOf, readKey, textHash } from './text-key.ts'

const source = (text: string): Json => ({ text, state: 'source' })
const translated = (text: string, state = 'unreviewed'): Json => ({ text, state })
const item = (code: string, fields: Record<string, Json>): Item => ({ code, level: 'indicator', fields })
const segments = (...items: readonly Item[]) => segmentsOf(items, 'sq')

/** A file as it goes out, with what somebody makes of its targets. */
function fileOf(
  from: ReturnType<typeof segments>,
  targets: Readonly<Record<string, string>> = {},
  more: Partial<FileText> = {},
): TextFile {
  const texts = from.map((segment, at): FileText => ({
    ...readKey(keyOf(segment))!,
    address: String(at + 1),
    sourceText: segment.source.text,
    target: targets[segment.key] ?? segment.piece?.text,
    isDone: false,
    ...more,
  }))
  return { format: 'xlf', texts, problems: [] }
}

const VICTIMS = item('IDN-08', { 'title.en': source('Victims'), 'title.sq': translated('Viktimat') })
const missing = item('IDN-09', { 'title.en': source('Witnesses in {year}') })

describe('a key', () => {
  test('says which text it is and what it was made from, and is read back', () => {
    const [one] = segments(VICTIMS)
    const key = keyOf(one!)
    expect(key).toMatch(/^IDN-08:title:[0-9a-f]{12}:[0-9a-f]{12}$/)
    expect(readKey(key)).toEqual({
      item: 'IDN-08',
      name: 'title',
      source: textHash('Victims'),
      seen: textHash('Viktimat'),
    })
    expect(readKey(keyOf(segments(missing)[0]!))).toMatchObject({ item: 'IDN-09', seen: '' })
    expect(readKey('IDN-08:rule.3')).toMatchObject({ name: 'rule.3', source: undefined, seen: undefined })
  })

  test.each(['', 'IDN-08', 'x:title', 'IDN-08:title:1:2', 'IDN-08:title; drop', 'IDN-08:title:0123456789ab'])(
    'is not %j',
    (given) => expect(readKey(given)).toBeUndefined(),
  )
})

describe('what a file would do', () => {
  test('is nothing where nobody wrote in it, whatever was written here since', () => {
    const file = fileOf(segments(VICTIMS, missing))
    const text = fc.string({ minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const later = segments(
          item('IDN-08', { 'title.en': source(`${one}!`), 'title.sq': translated(other) }),
          item('IDN-09', { 'title.en': source('Witnesses'), 'title.sq': translated(one) }),
        )
        expect(planOf(file, later)).toMatchObject({ texts: [], unknown: [], problems: [], unchanged: 2 })
      }),
    )
  })

  test('is new, changed or taken away', () => {
    const here = segments(VICTIMS, missing)
    const plan = (targets: Record<string, string>) => planOf(fileOf(here, targets), here).texts
    expect(plan({ 'IDN-09:title': 'Dëshmitarët në {year}' })).toMatchObject([{ kind: 'new', item: 'IDN-09' }])
    expect(plan({ 'IDN-08:title': 'Viktima' })).toMatchObject([{ kind: 'changed', here: 'Viktimat', file: 'Viktima' }])
    expect(plan({ 'IDN-08:title': '' })).toMatchObject([{ kind: 'emptied' }])
  })

  test('is a conflict where the source is another one by now, with both sources, and is taken in as stale or left', () => {
    const file = fileOf(segments(VICTIMS), { 'IDN-08:title': 'Viktima' })
    const later = item('IDN-08', { 'title.en': source('Persons'), 'title.sq': translated('Viktimat', 'stale') })
    const plan = planOf(file, segments(later))
    expect(plan.texts).toMatchObject([
      { fileSource: { text: 'Victims' }, source: { text: 'Persons' }, isWrittenSince: false },
    ])
    expect(undecided(plan, { texts: {} })).toHaveLength(1)
    expect(taken(plan, { all: 'here', texts: {} })).toEqual([])
    const [one] = taken(plan, { all: 'here', texts: { 'IDN-08:title': 'file' } })
    const accepted = { text: 'Viktima', state: 'unreviewed', of: textHash('Persons') }
    expect(valueOf(one!, accepted)).toEqual({ ...accepted, of: textHash('Victims') })
  })

  test('is a conflict where somebody wrote here since, with both texts; the same text from both is none', () => {
    const file = fileOf(segments(missing), { 'IDN-09:title': 'Dëshmitarët në {year}' })
    const written = (text: string) => segments(item('IDN-09', { ...missing.fields, 'title.sq': translated(text) }))
    expect(planOf(file, written('Në {year}')).texts).toMatchObject([{ here: 'Në {year}', isWrittenSince: true }])
    expect(planOf(file, written('Dëshmitarët në {year}'))).toMatchObject({ texts: [], unchanged: 1 })
  })

  test('of a file of another program is seen by its own source, and everything that stands here counts as written since', () => {
    const bare = { source: undefined, seen: undefined }
    const file = fileOf(segments(VICTIMS), { 'IDN-08:title': 'Viktima' }, bare)
    expect(planOf(file, segments(VICTIMS)).texts).toMatchObject([{ fileSource: null, isWrittenSince: true }])
    const empty = fileOf(segments(VICTIMS), { 'IDN-08:title': '' }, bare)
    expect(planOf(empty, segments(VICTIMS)).texts).toEqual([])
  })

  test('of a stale text that the file says is done is that it still holds, and without that nothing', () => {
    const stale = segments(
      item('IDN-08', { 'title.en': source('Persons'), 'title.sq': translated('Viktimat', 'stale') }),
    )
    expect(planOf(fileOf(stale, {}, { isDone: true }), stale).texts).toMatchObject([{ kind: 'holds' }])
    expect(planOf(fileOf(stale), stale).texts).toEqual([])
    const before = fileOf(segments(VICTIMS), {}, { isDone: true })
    expect(planOf(before, stale).texts, 'it was done for the source before').toEqual([])
  })

  test('is blocked by another number or placeholder, a text that is too long, a text twice', () => {
    const here = segments(VICTIMS, missing)
    const problems = (targets: Record<string, string>) => planOf(fileOf(here, targets), here).problems
    expect(problems({ 'IDN-09:title': 'Dëshmitarët në 2020' })).toMatchObject([
      { key: 'signs-missing', values: { signs: '{year}' }, address: '2' },
      { key: 'signs-extra', values: { signs: '2020' } },
    ])
    expect(problems({ 'IDN-08:title': 'a'.repeat(4001) })).toMatchObject([
      { key: 'too-long', values: { length: 4001 } },
    ])
    const { texts, ...rest } = fileOf(here)
    expect(planOf({ ...rest, texts: [...texts, ...texts] }, here).problems.map(({ key }) => key)).toEqual([
      'twice',
      'twice',
    ])
  })

  test('lists what is not here, and what is one text by now in two translations', () => {
    const two = [VICTIMS, { ...VICTIMS, code: 'IDN-10', fields: { 'title.en': source('Victims') } }]
    const file = fileOf(segments(...two), { 'IDN-08:title': 'Viktima A', 'IDN-10:title': 'Viktima B' })
    const together = two.map((it) => ({ ...it, fields: VICTIMS.fields }))
    expect(planOf(file, segments(...together)).problems).toMatchObject([{ key: 'two-texts' }])
    expect(planOf(file, segments(VICTIMS)).unknown).toEqual([
      { address: '2', key: 'IDN-10:title', target: 'Viktima B' },
    ])
  })

  test('is known again by its hash as long as nothing of it changed here', () => {
    const file = fileOf(segments(VICTIMS, missing), { 'IDN-08:title': 'Viktima' })
    const seen = planHash(planOf(file, segments(VICTIMS, missing)))
    const elsewhere = item('IDN-09', { ...missing.fields, 'title.sq': translated('Dikush në {year}') })
    expect(planHash(planOf(file, segments(VICTIMS, elsewhere)))).toBe(seen)
    const here = item('IDN-08', { ...VICTIMS.fields, 'title.sq': translated('Dikush') })
    const moved = planOf(file, segments(here, missing))
    expect(planHash(moved)).not.toBe(seen)
    expect(moved.texts.every(isConflict)).toBe(true)
  })
})
