/** The thirty letters of Serbian in both scripts, with the two that Montenegrin adds; lower case, Cyrillic first. */
const PAIRS =
  'аa бb вv гg дd ђđ еe жž зz иi јj кk лl љlj мm нn њnj оo пp рr сs тt ћć уu фf хh цc чč џdž шš с\u0301ś з\u0301ź'.split(
    ' ',
  )

const CYRILLIC_LETTER = /^(?:[сз]\u0301|.)/u

/** Latin by Cyrillic letter, lower case. */
export const LATIN_OF: ReadonlyMap<string, string> = new Map(
  PAIRS.map((pair) => {
    const cyrillic = CYRILLIC_LETTER.exec(pair)![0]
    return [cyrillic, pair.slice(cyrillic.length)] as const
  }),
)

/** Cyrillic by Latin letter, lower case; digraphs as two characters. */
export const CYRILLIC_OF: ReadonlyMap<string, string> = new Map(
  [...LATIN_OF].map(([cyrillic, latin]) => [latin, cyrillic]),
)

/** Whether a character is a letter in upper case (and has a lower case). */
export function isUpper(character: string | undefined): boolean {
  return character !== undefined && character !== character.toLowerCase()
}
