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

const CYRILLIC_TO_LATIN =
  'аa бb вv гg дd ђđ еe жž зz иi јj кk лl љlj мm нn њnj оo пp рr сs тt ћć уu фf хh цc чč џdž шš ѓđ ѕz ќć йj ыi эe'
const LATIN_TO_CYRILLIC = 'aа bб cц čч ćћ dд đђ eе fф gг hх iи jј kк lл mм nн oо pп qк rр sс šш tт uу vв wв xх yи zз žж'

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))
}

/** Where a Cyrillic letter is sorted among Latin ones: at the letter of the same sound. */
export const LATIN_PLACE = pairs(CYRILLIC_TO_LATIN)

/** Where a Latin letter is sorted among Cyrillic ones; Macedonian writes ђ and ћ as ѓ and ќ. */
export const CYRILLIC_PLACE = pairs(LATIN_TO_CYRILLIC)
