/** A type of a form's row, however it is spelt. */
export interface FormType {
  readonly name: string
  /** Of what is chosen: the list; of a file its name. */
  readonly list: string | undefined
  readonly hasOther: boolean
}

const ALIASES: Readonly<Record<string, string>> = {
  int: 'integer',
  string: 'text',
  datetime: 'dateTime',
  photo: 'image',
  location: 'geopoint',
  trigger: 'acknowledge',
  select1: 'select_one',
  select: 'select_multiple',
}

const CHOSEN = ['select_one', 'select_multiple', 'rank', 'select_one_from_file', 'select_multiple_from_file']
/** Of one level; KoboToolbox has tables of questions of its own. */
const BLOCKS = ['group', 'repeat', 'score', 'rank', 'kobomatrix']

const ASKED = ['integer', 'decimal', 'range', 'text', 'date', 'time', 'dateTime', ...CHOSEN]
const OTHER = (
  'note calculate hidden acknowledge geopoint geotrace geoshape start-geopoint background-geopoint image audio ' +
  'background-audio video file barcode xml-external csv-external start end today deviceid phonenumber username email ' +
  'simserial subscriberid audit osm score__row rank__level'
).split(' ')

/** With the names of a file and of what is chosen by. */
const LONGEST = 300

/** @example readType('select one yes_no or_other') // { name: 'select_one', list: 'yes_no', hasOther: true } */
export function readType(text: string): FormType | undefined {
  if (text.length > LONGEST) return undefined
  const [, way, block] = /^(begin|end)[ _]+(\w+)$/i.exec(text) ?? []
  if (way !== undefined && BLOCKS.includes(block!.toLowerCase()))
    return { name: `${way.toLowerCase()}_${block!.toLowerCase()}`, list: undefined, hasOther: false }
  const words = text
    .replace(/^select[ _]one[ _]from[ _]file\b/i, 'select_one_from_file')
    .replace(/^select[ _](multiple|all[ _]that[ _]apply)[ _]from[ _]file\b/i, 'select_multiple_from_file')
    .replace(/^select[ _]one([ _]from)?(?=\s)/i, 'select_one')
    .replace(/^(select[ _]multiple|select[ _]all[ _]that[ _]apply)([ _]from)?(?=\s)/i, 'select_multiple')
    .split(/\s+/)
  const given = words[0]!.toLowerCase()
  const name = ALIASES[given] ?? given
  if (!ASKED.includes(name) && !OTHER.includes(name)) return undefined
  const hasOther = /^or[ _]other$/i.test(words.slice(2).join('_'))
  return { name, list: CHOSEN.includes(name) ? words[1] : undefined, hasOther }
}

/** Whether the product has an answer like it; notes, computed things, places and pictures it has not. */
export const isAsked = ({ name }: FormType) => ASKED.includes(name)

export const isFromFile = ({ name }: FormType) => name.endsWith('_from_file')

const NUMBERS = ['count', 'days', 'percentage', 'amount']
const FAITHFUL: Readonly<Record<string, readonly string[]>> = {
  integer: NUMBERS,
  decimal: NUMBERS,
  range: NUMBERS,
  select_one: ['text', 'yes_no_partial'],
}

/** Whether a question of this type still asks for an answer of that kind. */
export function fitsAnswer({ name }: FormType, answerType: string): boolean {
  return (FAITHFUL[name] ?? ['text']).includes(answerType)
}
