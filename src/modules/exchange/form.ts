import { CONTENT_LANGS, type LocalText } from '../../kit/local-text.ts'
import { htmlLang, nativeName } from '../../locale/index.ts'
import { localTextOf, placeOf, type Item } from '../instrument/index.ts'
import type { OutTable } from './table.ts'

/** An XLSForm: three tables that KoboToolbox and ODK make a form from (xlsform.org). */
export interface Form {
  readonly survey: OutTable
  readonly choices: OutTable
  readonly settings: OutTable
}

export interface FormGiven {
  readonly title: string
  /** What a breakdown is called, by its code. */
  readonly breakdowns: Readonly<Record<string, LocalText>>
}

const LANGUAGES = CONTENT_LANGS.map((lang) => {
  const locale = lang === 'sr' ? 'sr-latn' : lang
  return { lang, name: `${nativeName(locale)} (${htmlLang(locale)})` }
})

const inAll = (column: string) => LANGUAGES.map(({ name }) => `${column}::${name}`)
const saidInAll = (text: LocalText | undefined) => LANGUAGES.map(({ lang }) => text?.[lang]?.text ?? null)

const SURVEY = ['type', 'name', ...inAll('label'), ...inAll('hint'), 'required', 'constraint'] as const
const CHOICES = ['list_name', 'name', ...inAll('label')] as const

/**
 * The names of a form are made of codes and stay: IDN → `IDN`, IDN.3 → `IDN_s3`, IDN-08 → `IDN_08`, IDN-18-RS → `IDN_18_RS`.
 * A sub-area is told from an indicator, because IDN.10 and IDN-10 are two.
 */
export function formName(code: string): string {
  return code.replace('.', '_s').replaceAll('-', '_')
}

/**
 * A published version as a form. Nothing is required: who has no figure leaves it empty, and nobody is led to write zero.
 * What a country does not ask is left out, and so is a group that would be empty.
 */
export function formOf(code: string, items: readonly Item[], { title, breakdowns }: FormGiven): Form {
  const asked = items.filter((it) => it.level === 'indicator' && !localTextOf(it.fields, 'notApplicable'))
  const isUsed = ({ code: group }: Item) => asked.some((it) => isUnder(it, group, items))
  const survey = items
    .filter(({ level }) => level === 'area')
    .filter(isUsed)
    .flatMap((area) =>
      group(
        area,
        childrenOf(area, items)
          .filter(isUsed)
          .flatMap((subarea) =>
            group(
              subarea,
              childrenOf(subarea, items)
                .filter((it) => asked.includes(it))
                .flatMap((it) => questions(it, breakdowns)),
            ),
          ),
      ),
    )
  return {
    survey: { header: SURVEY, rows: survey },
    choices: { header: CHOICES, rows: [...YES_NO_PARTLY, ...asked.filter(isScale).flatMap(scaleChoices)] },
    settings: {
      header: ['form_title', 'form_id', 'version', 'default_language'],
      rows: [[title, `instrument_${formName(code)}`, code, LANGUAGES[0]!.name]],
    },
  }
}

type Row = OutTable['rows'][number]

const parentOf = (it: Item) => placeOf(it).parent
const childrenOf = ({ code }: Item, items: readonly Item[]) => items.filter((it) => parentOf(it) === code)

function isUnder(it: Item, group: string, items: readonly Item[]): boolean {
  const parent = parentOf(it)
  const above = items.find(({ code }) => code === parent)
  return parent === group || (above !== undefined && isUnder(above, group, items))
}

function row(type: string, name: string, texts: { label?: LocalText; hint?: LocalText; constraint?: string }): Row {
  const required = type.startsWith('begin') ? null : 'no'
  return [type, name, ...saidInAll(texts.label), ...saidInAll(texts.hint), required, texts.constraint ?? null]
}

function group(it: Item, inside: readonly Row[]): Row[] {
  const name = formName(it.code)
  const end: Row = ['end_group', name, ...SURVEY.slice(2).map(() => null)]
  return [row('begin_group', name, { label: localTextOf(it.fields, 'title')! }), ...inside, end]
}

const TYPES: Readonly<Record<string, string>> = {
  count: 'integer',
  days: 'integer',
  percentage: 'decimal',
  amount: 'decimal',
  text: 'text',
}

const isScale = ({ fields }: Item) => fields['answerType'] === 'scale_0_3'

function typeOf({ code, fields }: Item): string {
  const answer = fields['answerType'] as string
  if (answer === 'yes_no_partial') return 'select_one yes_no_partial'
  return answer === 'scale_0_3' ? `select_one scale_${formName(code)}` : TYPES[answer]!
}

/** An indicator, and after it what it is broken down by, as its figures are told. */
function questions(it: Item, breakdowns: FormGiven['breakdowns']): Row[] {
  const title = localTextOf(it.fields, 'title')
  const constraint = constraintOf(it)
  const own = row(typeOf(it), formName(it.code), {
    label: localTextOf(it.fields, 'question') ?? title!,
    ...(title ? { hint: title } : {}),
    ...(constraint === undefined ? {} : { constraint }),
  })
  const by = ((it.fields['disaggregations'] ?? []) as string[]).flatMap((one) => {
    const label = breakdowns[one]
    const name = `${formName(it.code)}_by_${one.replaceAll('-', '_')}`
    return label ? [row('text', name, { label, ...(title ? { hint: title } : {}) })] : []
  })
  return [own, ...by]
}

/** The limits of the answer; without any, what its kind says: no count is below zero, no percentage above a hundred. */
function constraintOf({ fields }: Item): string | undefined {
  const answer = fields['answerType'] as string
  if (!['count', 'days', 'percentage', 'amount'].includes(answer)) return undefined
  const own = (fields['limits'] ?? {}) as { least?: number; most?: number }
  const least = own.least ?? (answer === 'amount' ? undefined : 0)
  const most = own.most ?? (answer === 'percentage' ? 100 : undefined)
  const parts = [least === undefined ? '' : `. >= ${least}`, most === undefined ? '' : `. <= ${most}`].filter(Boolean)
  return parts.length > 0 ? parts.join(' and ') : undefined
}

/** Of a scale its own rule says what each level means; where it says nothing, the level's number stands. */
function scaleChoices(it: Item): Row[] {
  return ['3', '2', '1', '0'].map((level) => {
    const said = localTextOf(it.fields, `rule.${level}`)
    return [`scale_${formName(it.code)}`, level, ...saidInAll(said ?? everywhere(level))]
  })
}

const everywhere = (text: string): LocalText =>
  Object.fromEntries(CONTENT_LANGS.map((lang) => [lang, { text, state: 'source' }]))

const answer = (name: string, ...texts: readonly string[]): Row => ['yes_no_partial', name, ...texts]

/** In the order of the languages. */
const YES_NO_PARTLY: readonly Row[] = [
  answer('yes', 'Yes', 'Da', 'Da', 'Da', 'Po', 'Да'),
  answer('partly', 'Partly', 'Delimično', 'Djelimično', 'Djelimično', 'Pjesërisht', 'Делумно'),
  answer('no', 'No', 'Ne', 'Ne', 'Ne', 'Jo', 'Не'),
]
