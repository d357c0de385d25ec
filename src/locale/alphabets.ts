import type { Locale } from './locales.ts'

const SERBIAN_LATIN = 'a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž'
const MONTENEGRIN = 'a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š ś t u v w x y z ž ź'
const SERBIAN_CYRILLIC = 'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'
const MACEDONIAN = 'а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш'
const ALBANIAN = 'a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh'
const ENGLISH = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'

/**
 * The letters of each written language in the order of its own alphabet, foreign ones of its script where its
 * dictionaries put them. Montenegrin ś and ź follow š and ž (Pravopis crnogorskoga jezika, 2009); ICU, which knows no
 * Montenegrin, puts them before.
 */
export const ALPHABETS: Record<Locale, readonly string[]> = {
  en: ENGLISH.split(' '),
  'sr-latn': SERBIAN_LATIN.split(' '),
  'sr-cyrl': SERBIAN_CYRILLIC.split(' '),
  bs: SERBIAN_LATIN.split(' '),
  cnr: MONTENEGRIN.split(' '),
  sq: ALBANIAN.split(' '),
  mk: MACEDONIAN.split(' '),
}

const BY_SOUND =
  'аa бb вv гg дd ђđ еe жž зz иi јj кk лl љlj мm нn њnj оo пp рr сs тt ћć уu фf хh цc чč џdž шš ѓđ ѕz ќć йj ыi эe кq вw иy'

const CYRILLIC_BY_LATIN = new Map<string, string>()
const LATIN_BY_CYRILLIC = new Map<string, string>()
for (const pair of BY_SOUND.split(' ')) {
  const [cyrillic, latin] = [pair.charAt(0), pair.slice(1)]
  if (!LATIN_BY_CYRILLIC.has(cyrillic)) LATIN_BY_CYRILLIC.set(cyrillic, latin)
  if (!CYRILLIC_BY_LATIN.has(latin)) CYRILLIC_BY_LATIN.set(latin, cyrillic)
}
CYRILLIC_BY_LATIN.set('x', 'х')

// Letters that one language of the region writes where another writes its own, and đ where there is none.
const SIBLINGS = new Map(['ђѓ', 'ѓђ', 'ћќ', 'ќћ', 'ѕз', 'đd', 'ыи', 'эе'].map((it) => [it.charAt(0), it.charAt(1)]))

/**
 * The letters at one of which a letter that an alphabet lacks is to be sorted, the best first: its sibling, what it
 * is made of, the letter of the same sound in the other script and the same of that.
 *
 * @example standIns('é')[1] // 'e'
 */
export function standIns(letter: string): string[] {
  const own = around(letter)
  return [
    ...own,
    ...own.concat(letter).flatMap((it) => around(LATIN_BY_CYRILLIC.get(it) ?? CYRILLIC_BY_LATIN.get(it) ?? '')),
  ]
}

function around(letter: string): string[] {
  return [letter, SIBLINGS.get(letter) ?? '', letter.normalize('NFD').charAt(0)].filter((it) => it !== '')
}
