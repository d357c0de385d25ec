import { shapeOf, type AnswerType, type Breakdowns, type List } from '../../answers/index.ts'
import { localTextOf, type Item } from '../instrument/index.ts'
import { constraintOf, group, question, typeOf } from './form-questions.ts'
import { formName, inOrderOfLanguages, saidIn, type FormRow } from './form-rows.ts'

/** @example breakdownName('IDN-08', 'age_group') // 'IDN_08_by_age_group' */
export function breakdownName(code: string, by: string): string {
  return `${formName(code)}_by_${by.replaceAll('-', '_')}`
}

/**
 * What an indicator is broken down by: a group of one question a part. Where parts make the whole, their sum is computed
 * as soon as all of them are filled in, and a note says where it is another than the answer. A breakdown of which no
 * parts are known is told in words.
 */
export function breakdownRows(it: Item, breakdowns: Breakdowns): FormRow[] {
  return ((it.fields['disaggregations'] ?? []) as string[]).flatMap((code) => {
    const by = breakdowns[code]
    if (!by) return []
    const name = breakdownName(it.code, code)
    const title = localTextOf(it.fields, 'title')
    if (by.parts.length === 0) return [question('text', name, { label: by.name, ...(title ? { hint: title } : {}) })]
    const asked = {
      answerType: it.fields['answerType'] as AnswerType,
      unit: (it.fields['unit'] ?? null) as string | null,
    }
    const list = shapeOf({ ...asked, disaggregations: [code] }, breakdowns).blocks[0] as List
    return group(name, by.name, insideOf(it, { name, list, isOpen: by.isOpen, answer: asked.answerType }))
  })
}

interface Telling {
  readonly name: string
  readonly list: List
  readonly isOpen: boolean
  readonly answer: AnswerType
}

function insideOf(it: Item, { name, list, isOpen, answer }: Telling): FormRow[] {
  const whole = formName(it.code)
  const isAdded = (answer === 'count' || answer === 'amount') && list.adds !== 'not'
  const partNames = list.by.parts.map(({ code }) => `${name}_${code}`)
  const rows = list.by.parts.map((part) =>
    question(typeOf(it), `${name}_${part.code}`, {
      label: part.name,
      ...(isAdded ? ofWhole(answer, whole) : { constraint: constraintOf(it) }),
    }),
  )
  if (isOpen) return [...rows, question('text', `${name}__others`, { label: OTHERS })]
  return isAdded && list.adds === 'up' ? [...rows, ...summed(name, partNames, { whole, answer })] : rows
}

/** What the limits of the answer say is said of the whole; of a part of a count, that it is not larger. */
function ofWhole(answer: AnswerType, whole: string) {
  if (answer !== 'count') return {}
  return { constraint: `. >= 0 and (\${${whole}} = '' or . <= \${${whole}})`, message: NOT_LARGER }
}

/** A part that is left empty is not zero: there is no sum before all of them are filled in. */
function summed(name: string, parts: readonly string[], { whole, answer }: { whole: string; answer: AnswerType }) {
  const [sum, all] = [`${name}__total`, `\${${whole}}`]
  const isMissing = parts.map((it) => `\${${it}} = ''`).join(' or ')
  const added = parts.map((it) => `\${${it}}`).join(' + ')
  const exact = answer === 'amount' ? (it: string) => `round(${it}, 2)` : (it: string) => it
  return [
    { type: 'calculate', name: sum, calculation: `if(${isMissing}, '', ${exact(added)})` },
    {
      type: 'note',
      name: `${name}__differs`,
      ...saidIn('label', differing(`\${${sum}}`, all)),
      relevant: `${all} != '' and \${${sum}} != '' and \${${sum}} != ${exact(all)}`,
    },
  ]
}

const OTHERS = inOrderOfLanguages(
  'Others, one a line: name and number',
  'Ostali, po jedan u redu: naziv i broj',
  'Ostali, po jedan u redu: naziv i broj',
  'Ostali, po jedan u redu: naziv i broj',
  'Të tjerë, një për rresht: emri dhe numri',
  'Други, по еден во ред: назив и број',
)

const NOT_LARGER = inOrderOfLanguages(
  'No part is larger than the whole.',
  'Nijedan deo nije veći od celine.',
  'Nijedan dio nije veći od cjeline.',
  'Nijedan dio nije veći od cjeline.',
  'Asnjë pjesë nuk është më e madhe se e tëra.',
  'Ниеден дел не е поголем од целината.',
)

function differing(sum: string, whole: string) {
  return inOrderOfLanguages(
    `The parts add up to ${sum}, the answer as a whole is ${whole}. The two must be equal: correct the one that is wrong.`,
    `Zbir delova je ${sum}, a odgovor u celini ${whole}. To dvoje mora biti jednako: ispravite ono što je pogrešno.`,
    `Zbir dijelova je ${sum}, a odgovor u cjelini ${whole}. To dvoje mora biti jednako: ispravite ono što je pogrešno.`,
    `Zbir dijelova je ${sum}, a odgovor u cjelini ${whole}. To dvoje mora biti jednako: ispravite ono što je pogrešno.`,
    `Shuma e pjesëve është ${sum}, përgjigjja në tërësi është ${whole}. Të dyja duhet të jenë të barabarta: korrigjoni atë që është e gabuar.`,
    `Збирот на деловите е ${sum}, а одговорот во целина ${whole}. Тие две мора да бидат еднакви: поправете го она што е погрешно.`,
  )
}
