/** What may say who a person is. */
export const SUSPECTED_KINDS = ['personal-number', 'phone', 'case-number', 'name'] as const
export type SuspectedKind = (typeof SUSPECTED_KINDS)[number]

export interface Suspected {
  readonly kind: SuspectedKind
  readonly at: number
  readonly length: number
  /** The same for the same person or case, however it is written there. */
  readonly value: string
}

const YUGOSLAV_NUMBER = /(?<!\d)\d{13}(?!\d)/g
/** Letter of the decade, year, month (women: and 50), day, three digits, control letter. */
const ALBANIAN_NUMBER =
  /(?<![\p{L}\d])[A-T]\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[A-W](?![\p{L}\d])/gu

/** With the prefix of a country of the region; with a word that says that it is one; or as mobiles are written. */
const PHONES = [
  /(?<![\d+])(?:\+|00)(?:38[1-9]|355)[\s./-]?(?:\(0\))?\d(?:[\s./-]?\d){6,9}(?!\d)/g,
  /(?<=(?:\b(?:tel|mob|fax|faks|telefon|cel)|(?<!\p{L})(?:тел|моб|факс|телефон))[.:]{0,2}\s{0,3})\(?0\d(?:[\s./()-]{0,2}\d){6,9}(?!\d)/giu,
  /(?<![\d/])0[67]\d[\s/-]\d{3}[\s-]?\d{2,4}(?:[\s-]?\d{2})?(?![\d/])/g,
]

/** A register of a court or prosecutor, then number and year; and how courts of Bosnia and Herzegovina write theirs. */
const CASES = [
  /(?<![\p{L}\d])(?:Kž[1-4]?|Kzz|Kri|KTO|KTR|KTM|KTN|Kt[iorm]?|KT|Kdp|Kvm?|Km|Kp|Ki|Ks|Spk|Po[1-4]?|K[1-4]?|P[1-4]?|Gž[1-4]?|Prž?|Psp|Iž?)[.\s-]{0,2}(?:br\.?|broj)?\s{0,2}\d{1,6}\s?\/\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)/gu,
  /(?<![\p{L}\d])(?:Кж[1-4]?|Кзз|Кри|КТО|КТ|Кт|Кв|Км|Кп|Ки|Спк|По[1-4]?|К[1-4]?|П[1-4]?|Гж|Пж|Прж?)[.\s-]{0,2}(?:бр\.?|број)?\s{0,2}\d{1,6}\s?\/\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)/gu,
  /(?<![\p{L}\d])[STP]?\d{1,2}\s\d\s(?:Kž|K|Kps|Kpp|Krž|P|Gž)\s\d{6}\s\d{2}\s(?:Kž|K|Kps|Kpp|Krž|P|Gž)\d?(?![\p{L}\d])/gu,
  /(?<!\p{L})(?:vendimi?|çështja|dosja)\s(?:penale\s)?nr\.?\s?\d{1,6}(?:\s?\/\s?\d{2,4}|,?\s(?:datë|dt\.?)\s?\d{1,2}\.\d{1,2}\.\d{4})/giu,
]

const NAME = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`
/** Endings that surnames have and few other words with a capital have. */
const SURNAME = String.raw`\p{Lu}\p{Ll}{1,20}(?:ić|ović|ević|ovski|evski|ovska|evska|oski|oska|eski|eska|ић|овић|евић|овски|евски|овска|евска|оски|оска|ески|еска)`
const BY_SURNAME = new RegExp(String.raw`(?<!\p{L})(${NAME})\s(${SURNAME}(?:-${NAME})?)(?!\p{L})`, 'gu')
/** Words before a name that say that a person of a case comes. */
const CUE = String.raw`(?:žrtv[aeiu]|oštećen[aiuo]?[gj]?|okrivljen[aiuo]?[gj]?|optužen[aiuo]?[gj]?|osuđen[aiuo]?[gj]?|osumnjičen[aiuo]?[gj]?|svj?edok(?:inj)?[aeu]?|maloljetn[aiuo]?[gj]?|maloletn[aiuo]?[gj]?|štićeni(?:k|c)[aeu]?|rođen[aio]?|gospođ[aeu]|gđ[aeu]|g-đ[aeu]|жртв[аеиу]|оштећен[аиуо]?[гј]?|окривљен[аиуо]?[гј]?|оптужен[аиуо]?[гј]?|осуђен[аиуо]?[гј]?|сведок(?:ињ)?[аеу]?|малолетн[аиуо]?[гј]?|обвинет(?:а|и|ата|иот)?|оштетен(?:а|и|ата|иот)?|жртвата|viktim[aëe]s?|i pandehuri|e pandehura|i akuzuari|e akuzuara|i dënuari|e dënuara|dëshmitar(?:i|ja|e)|i mituri|e mitura|zonj[aë]|znj\.|victim|defendant|witness|accused|convict|mrs?\.?|ms\.?)`
const BY_CUE = new RegExp(String.raw`(?<!\p{L})${CUE}[,:]?\s(${NAME})\s(${NAME})(?!\p{L})`, 'giu')
const CAPITAL = /^\p{Lu}\p{Ll}/u
/** Words that make a name one of a body, a place or a law. */
const NO_PERSON =
  /^(?:republi|ministarst|federa|bosn|crn[ae]$|sever|srbi|hrvat|trgovin|support|protection|trafficking|court|centar|centr|služb|sud$|zakon|novi$|nov[ae]$|stari$|gornj|donj|velik|mal[aio]$|sveti$|trafikimit|e$|i$|министерств|министарств|републик|закон|центар)/iu

/**
 * Where a text may say who somebody is: personal numbers (those of the former Yugoslavia by their control digit, Albanian ones by
 * their form), telephone numbers, numbers of court cases, names. It is careful in one direction: numbers of laws, years and amounts
 * are no finding, and a name is one only where a surname of the region ends it or a word like victim, witness or defendant stands
 * before it. So it misses names, and takes an author or a street for a person; whoever settles it says which.
 *
 * @example suspected('JMBG 0101990710006')[0].kind // 'personal-number'
 */
export function suspected(text: string, { withNames = true } = {}): Suspected[] {
  const found = [...personalNumbers(text), ...phones(text), ...caseNumbers(text), ...(withNames ? names(text) : [])]
  found.sort((a, b) => a.at - b.at || b.length - a.length)
  return found.filter((it, place) => {
    const before = found[place - 1]
    return before === undefined || it.at >= before.at + before.length
  })
}

function* personalNumbers(text: string): Generator<Suspected> {
  for (const { 0: digits, index: at } of text.matchAll(YUGOSLAV_NUMBER))
    if (isYugoslavNumber(digits)) yield { kind: 'personal-number', at, length: 13, value: digits }
  for (const { 0: number, index: at } of text.matchAll(ALBANIAN_NUMBER))
    yield { kind: 'personal-number', at, length: number.length, value: number }
}

const WEIGHTS = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Day, month, the last three digits of the year, region, serial number, control digit. */
function isYugoslavNumber(text: string): boolean {
  const [day, month] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))]
  const year = Number(text.slice(4, 7))
  if (day < 1 || day > 31 || month < 1 || month > 12 || (year > 100 && year < 850)) return false
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(text[at]), 0)
  const control = 11 - (sum % 11)
  return Number(text[12]) === (control > 9 ? 0 : control)
}

function* phones(text: string): Generator<Suspected> {
  for (const pattern of PHONES)
    for (const { 0: number, index: at } of text.matchAll(pattern))
      yield { kind: 'phone', at, length: number.length, value: number.replace(/\D/g, '').replace(/^00/, '') }
}

function* caseNumbers(text: string): Generator<Suspected> {
  for (const pattern of CASES)
    for (const { 0: number, index: at } of text.matchAll(pattern))
      yield { kind: 'case-number', at, length: number.length, value: number.replace(/[\s.]/g, '').toLowerCase() }
}

function* names(text: string): Generator<Suspected> {
  for (const { 0: whole, 1: first = '', 2: last = '', index: at } of text.matchAll(BY_SURNAME)) {
    if (NO_PERSON.test(first)) continue
    yield { kind: 'name', at, length: whole.length, value: `${first} ${last}`.replace(/\s+/g, ' ') }
  }
  for (const { 0: whole, 1: first = '', 2: last = '', index } of text.matchAll(BY_CUE)) {
    // The pattern is blind to case for the sake of the word before.
    if (!CAPITAL.test(first) || !CAPITAL.test(last) || NO_PERSON.test(first) || NO_PERSON.test(last)) continue
    const length = whole.length - whole.lastIndexOf(first, whole.lastIndexOf(last) - 1)
    yield { kind: 'name', at: index + whole.length - length, length, value: `${first} ${last}` }
  }
}
