/**
 * Words in which n+j or d+ž are two letters, at the seam of prefix and stem or in loanwords (Pravopis srpskoga
 * jezika, Matica srpska 2010, on the two scripts). `|` stands between the two letters; a stem stands at the
 * beginning of a word, after `ne` or `naj`, or, in ANYWHERE, inside compounds too.
 */
const STARTS = [
  'nad|žanj nad|ždrel nad|žel nad|žet nad|žeo nad|živ nad|žnj nad|žrec nad|žup nad|žbun',
  'od|žal od|žar od|žde od|žel od|žet od|žeo od|žim od|žinj od|živ od|žmur od|žubor od|žulj od|žva od|žuri',
  'pod|žanr pod|žar pod|žbun pod|žec pod|žeć pod|žeg pod|žel pod|žet pod|žež pod|žig pod|žil pod|živ pod|žiz pod|žnj',
  'pod|žup pred|želu pred|žetv pred|živ feld|žandar',
  'an|jon tan|jug van|jezič van|jedin izvan|jezič van|jugoslov ken|jon jedan|jedin in|jaric in|jicir',
].flatMap((line) => line.split(' '))

const ANYWHERE = ['in|jek', 'in|jurij', 'kon|jug', 'kon|junk', 'kon|jukt']

interface Break {
  pattern: RegExp
  /** How far into the match the second letter stands. */
  at: number
}

const BREAKS: readonly Break[] = [
  ...STARTS.map((stem) => breakOf(stem, '^(?:ne|naj)?')),
  ...ANYWHERE.map((stem) => breakOf(stem, '')),
]

/**
 * The places in a word of Serbian Latin where what looks like dž or nj is two letters: the index of the second.
 * Empty for nearly every word. Case does not matter.
 *
 * @example digraphBreaks('injekcija') // [2]
 */
export function digraphBreaks(word: string): readonly number[] {
  if (!/nj|dž/i.test(word)) return []
  const lower = word.toLowerCase()
  return BREAKS.flatMap(({ pattern, at }) => {
    const match = pattern.exec(lower)
    return match ? [match.index + match[0].length - at] : []
  })
}

function breakOf(stem: string, before: string): Break {
  const [first = '', second = ''] = stem.split('|')
  return { pattern: new RegExp(before + first + second, 'u'), at: second.length }
}
