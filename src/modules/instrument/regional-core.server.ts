import { z } from 'zod'
import { localText, type LocalText } from '../../kit/local-text.ts'
import type { ContentLang } from '../../locale/index.ts'
import { contentError, type ContentFiles } from '../../server/content-files.ts'
import { ANSWER_TYPES, KINDS, type AnswerType, type RatingLevel, type RatingRule } from './model.ts'

const AREAS = 'instrument/areas.csv'
const INDICATORS = 'instrument/indicators.csv'
const GENERAL_RULES = 'instrument/general-rules.json'
const TEXTS = 'instrument/texts'
/** Kinds of answer whose meaning of 3 to 0 the general rule gives. */
const GENERALLY_RATED: readonly AnswerType[] = ['yes_no_partial', 'scale_0_3']

const AreaRow = z.strictObject({
  code_prefix: z.string().regex(/^[A-Z]{3}$/),
  area_en: z.string().min(1),
  origin: z.enum(['handbook', 'extension']),
  handbook_area_no: z.string(),
  handbook_area_name: z.string(),
})
const Listed = z.string().transform((list) =>
  list
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)
const IndicatorRow = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}-[0-9]{2}$/),
  area_en: z.string().min(1),
  subarea_en: z.string().min(1),
  indicator_en: z.string().min(1),
  kind: z.enum(KINDS),
  question_en: z.string().min(1),
  answer_type: z.enum(ANSWER_TYPES),
  unit: z.string(),
  disaggregations: Listed,
  legal_basis: z.string(),
  responsible_institution_category: Listed,
  source_of_verification: Listed,
  core: z.enum(['true', 'false']),
})
type IndicatorRow = z.output<typeof IndicatorRow>

const Levels = z.strictObject({
  3: z.string().min(1),
  2: z.string().min(1),
  1: z.string().min(1),
  0: z.string().min(1),
})
const Rule = z.strictObject(inAll(Levels))
type Rule = z.output<typeof Rule>
const Wording = z.strictObject({ title: z.string().min(1), question: z.string().min(1) })
/** Title and question in English stand in indicators.csv. */
const Texts = z.strictObject({
  sr: Wording,
  bs: Wording,
  cnr: Wording,
  sq: Wording,
  mk: Wording,
  rated: z.boolean(),
  rule: Rule.optional(),
  why: z.strictObject(inAll(z.string().min(1))).optional(),
})
type Texts = z.output<typeof Texts>

/** The same in each of the six languages: the core is shipped whole in all of them. */
function inAll<S extends z.ZodType>(schema: S) {
  return { en: schema, sr: schema, bs: schema, cnr: schema, sq: schema, mk: schema } satisfies Record<ContentLang, S>
}

export interface CoreArea {
  readonly code: string
  readonly origin: string
  readonly handbookAreaNo: number | null
  readonly handbookAreaName: string | null
  readonly title: LocalText
  readonly subareas: readonly { readonly title: LocalText; readonly indicators: readonly CoreIndicator[] }[]
}
export interface CoreIndicator {
  readonly code: string
  readonly kind: string
  readonly answerType: AnswerType
  readonly unit: string | null
  readonly disaggregations: readonly string[]
  readonly responsible: readonly string[]
  readonly verification: readonly string[]
  readonly legalBasis: string
  readonly isCore: boolean
  readonly title: LocalText
  readonly question: LocalText
  readonly rule: RatingRule | null
  readonly unratedReason: LocalText | null
}

type Named = Readonly<Record<string, Parameters<typeof localText>[0]>>

/** The built-in core as content/ tells it, complete and checked: areas in order, each with its sub-areas and indicators. */
export function readRegionalCore(files: ContentFiles, names: { areas: Named; subareas: Named }): CoreArea[] {
  const rows = files.csv(INDICATORS, IndicatorRow)
  const texts = readTexts(files)
  const general = ruleOf('general', files.json(GENERAL_RULES, Rule))
  const areas = files.csv(AREAS, AreaRow).map(({ line, row }) => {
    const own = rows.filter((it) => it.row.code.startsWith(`${row.code_prefix}-`))
    const title = names.areas[row.code_prefix]
    if (!title) throw contentError('names.json', `areas.${row.code_prefix}`, 'has no name')
    if (title.en !== row.area_en) throw contentError(AREAS, line, `the area is called ${title.en} in names.json`)
    const wrong = own.find((it) => it.row.area_en !== row.area_en)
    if (wrong) throw contentError(INDICATORS, wrong.line, `the area of ${wrong.row.code} is ${row.area_en}`)
    return {
      code: row.code_prefix,
      origin: row.origin,
      handbookAreaNo: row.handbook_area_no === '' ? null : Number(row.handbook_area_no),
      handbookAreaName: row.handbook_area_name || null,
      title: localText(title),
      subareas: [...new Set(own.map((it) => it.row.subarea_en))].map((subarea) => {
        const name = names.subareas[subarea]
        if (!name) throw contentError('names.json', `subareas.${subarea}`, 'has no name')
        const indicators = own
          .filter((it) => it.row.subarea_en === subarea)
          .map(({ line: at, row: indicator }) => indicatorOf(indicator, at, texts, general))
        return { title: localText(name), indicators }
      }),
    }
  })
  refuseStrays(rows, areas, texts)
  return areas
}

function readTexts(files: ContentFiles): ReadonlyMap<string, Texts> {
  const parts = files.list(TEXTS).map((path) => Object.entries(files.json(path, z.record(z.string(), Texts))))
  return new Map(parts.flat())
}

function indicatorOf(row: IndicatorRow, line: number, texts: ReadonlyMap<string, Texts>, general: RatingRule) {
  const text = texts.get(row.code)
  if (!text) throw contentError(INDICATORS, line, `${row.code} has no texts in ${TEXTS}`)
  return {
    code: row.code,
    kind: row.kind,
    answerType: row.answer_type,
    unit: row.unit || null,
    disaggregations: row.disaggregations,
    responsible: row.responsible_institution_category,
    verification: row.source_of_verification,
    legalBasis: row.legal_basis,
    isCore: row.core === 'true',
    title: localText({ ...mapped(text, ({ title }) => title), en: row.indicator_en }),
    question: localText({ ...mapped(text, ({ question }) => question), en: row.question_en }),
    ...ratingOf(row, text, general),
  }
}

/** Rated by its own rule or the general one, or not rated and why: never neither, never both. */
function ratingOf(row: IndicatorRow, { rated, rule, why }: Texts, general: RatingRule) {
  const wrong = (what: string) => contentError(`${TEXTS}/${row.code.slice(0, 3)}.json`, row.code, what)
  if (!rated) {
    if (!why) throw wrong('is not rated and says no reason')
    if (rule) throw wrong('is not rated and has a rule')
    return { rule: null, unratedReason: localText(why) }
  }
  if (why) throw wrong('is rated and has a reason not to be')
  if (rule) return { rule: ruleOf('own', rule), unratedReason: null }
  if (!GENERALLY_RATED.includes(row.answer_type)) throw wrong(`is rated, and no general rule is for ${row.answer_type}`)
  return { rule: general, unratedReason: null }
}

function mapped({ sr, bs, cnr, sq, mk }: Texts, of: (it: z.output<typeof Wording>) => string) {
  return { sr: of(sr), bs: of(bs), cnr: of(cnr), sq: of(sq), mk: of(mk) }
}

function ruleOf(basis: RatingRule['basis'], { en, sr, bs, cnr, sq, mk }: Rule): RatingRule {
  const level = (at: RatingLevel) =>
    localText({ en: en[at], sr: sr[at], bs: bs[at], cnr: cnr[at], sq: sq[at], mk: mk[at] })
  return { basis, levels: { 3: level(3), 2: level(2), 1: level(1), 0: level(0) } }
}

function refuseStrays(
  rows: readonly { line: number; row: IndicatorRow }[],
  areas: readonly CoreArea[],
  texts: ReadonlyMap<string, Texts>,
): void {
  const placed = new Set<string>()
  for (const { line, row } of rows) {
    if (!areas.some(({ code }) => row.code.startsWith(`${code}-`)))
      throw contentError(INDICATORS, line, `${row.code} is of no area`)
    if (placed.has(row.code)) throw contentError(INDICATORS, line, `${row.code} stands twice`)
    placed.add(row.code)
  }
  for (const code of texts.keys())
    if (!placed.has(code)) throw contentError(`${TEXTS}/${code.slice(0, 3)}.json`, code, 'is no indicator')
}
