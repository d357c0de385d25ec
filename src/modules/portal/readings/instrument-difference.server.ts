import { kitProblem } from '../../../kit/problems.ts'
import { contentLang } from '../../../locale/index.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { breakBetween, facetOf, fieldKey, localTextOf, sourceOf, type Json } from '../../instrument/index.ts'
import { comparisonSteps, differenceOf, valueTerms } from '../../instrument/queries.server.ts'
import { differenceDocument } from '../difference-document.server.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { askedVersion } from './instrument.server.ts'

export const FILTERS = ['all', 'new', 'changed', 'dropped', 'rule', 'text', 'translation'] as const
export type Filter = (typeof FILTERS)[number]

async function load(db: ReadDb, { params, url, locale }: Asked) {
  const [, from = '', to = ''] = /^([a-z0-9-]+)\.\.\.([a-z0-9-]+)$/.exec(params['pair'] ?? '') ?? []
  if (from === '' || from === to) throw kitProblem['not-found']()
  const [older, newer] = [await askedVersion(db, from), await askedVersion(db, to)]
  const filter = FILTERS.find((one) => one === url.searchParams.get('show')) ?? 'all'
  const steps = await comparisonSteps(db)
  const direct = steps.find((step) => step.from === older.code && step.to === newer.code)
  const lang = contentLang(locale)
  const found = (await differenceOf(db, older.id, newer.id)).map(({ code, level, kind, fields, before, after }) => {
    const item = (after ?? before)!
    const apart = breakBetween(steps, { from: older.code, to: newer.code, code })
    const judged = direct?.verdicts.get(code) ?? apart ?? { verdict: 'same' as const, reason: '' }
    // Read the other way round, what was dropped is new.
    const verdict = kind === 'changed' ? judged.verdict : kind
    return {
      code,
      level,
      kind,
      title: localTextOf(item.fields, 'title') ?? null,
      verdict: level === 'indicator' ? { verdict, reason: judged.reason } : null,
      isBreak: level === 'indicator' && (kind !== 'changed' || apart !== undefined),
      fields: fields.map(({ field, before: was, after: now }) => {
        const key = fieldKey(field)
        return {
          field,
          lang: key?.lang ?? null,
          isSource: key?.lang === (key ? sourceOf(item.fields, key.name) : null),
          facet: facetOf(field, item),
          before: was,
          after: now,
        }
      }),
    }
  })
  const keeps = (it: (typeof found)[number]): boolean => {
    if (filter === 'all') return true
    if (filter === 'new' || filter === 'changed' || filter === 'dropped') return it.kind === filter
    return it.kind === 'changed' && it.fields.some(({ facet }) => facet === filter)
  }
  // A reader sees what was changed in the source and in their own language; the other translations on request.
  const isShown = ({ lang: of, isSource, facet }: (typeof found)[number]['fields'][number]) =>
    filter === 'translation' ? facet === 'translation' : of === null || isSource || of === lang
  return {
    from: older.code,
    to: newer.code,
    note: newer.note,
    filter,
    view: url.searchParams.get('view') === 'side' ? ('side' as const) : ('inline' as const),
    counts: {
      new: found.filter(({ kind }) => kind === 'new').length,
      changed: found.filter(({ kind }) => kind === 'changed').length,
      dropped: found.filter(({ kind }) => kind === 'dropped').length,
    },
    items: found.filter(keeps).map((it) => ({
      ...it,
      hidden: it.fields.filter((one) => !isShown(one)).length,
      fields: it.fields.map((one) => ({ ...one, isShown: isShown(one) })),
    })),
    terms: await valueTerms(db),
  }
}
export type InstrumentDifference = Awaited<ReturnType<typeof load>>

const said = (value: Json): string | null => {
  if (value === null) return null
  if (typeof value === 'object' && 'text' in value) return (value as { text: string }).text
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const table: NonNullable<PublicPage<InstrumentDifference>['table']> = ({ from, to, items }) => ({
  header: [
    'from',
    'to',
    'code',
    'level',
    'change',
    'field',
    'language',
    'before',
    'after',
    'verdict',
    'comparable',
    'reason',
  ],
  rows: items.flatMap(({ code, level, kind, fields, verdict, isBreak }) => {
    const judged = [verdict?.verdict ?? null, verdict ? (isBreak ? 'no' : 'yes') : null, verdict?.reason ?? null]
    if (fields.length === 0) return [[from, to, code, level, kind, null, null, null, null, ...judged]]
    return fields.map((it) => [
      from,
      to,
      code,
      level,
      kind,
      it.field,
      it.lang,
      said(it.before),
      said(it.after),
      ...judged,
    ])
  }),
})

/** What one published version says otherwise than another, item by item, with what it means for comparison. */
export const instrumentDifferencePage = publicPage({
  path: 'instrument/diff/:pair',
  load,
  table,
  document: differenceDocument,
})
