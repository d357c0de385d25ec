import { unmixed } from './look-alikes.ts'

// Sound by letter, for every Cyrillic of the region and, so that a stray word is found, Russian and Ukrainian.
const SOUNDS =
  'аa бb вv гg дd ђd еe жz зz иi јj кk лl љlj мm нn њnj оo пp рr сs тt ћc уu фf хh цc чc џdz шs ѓg ѕdz ќk йj щs ъ ыy ь эe юju яja іi їi єje ґg'
const LATIN_SOUND = new Map(SOUNDS.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))

// Letters that do not come apart into a base and an accent.
const BASES = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
])

/**
 * The form under which a text is indexed and looked up: lower case, Latin, without accents. Script does not matter
 * (Чачак is cacak), nor look-alikes of the other alphabet strayed into a word; đ, ђ, dj and d are one, as are ѓ, ǵ,
 * gj and g, ќ, ḱ, kj and k. Numbers, punctuation and spaces stay. Folding twice changes nothing.
 *
 * A form for finding, not for showing: distinct words may share it.
 *
 * @example fold('Đorđević') === fold('Ђорђевић') && fold('djordjevic') === fold('Đorđević') // true
 */
export function fold(text: string): string {
  return unmixed(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u0400-\u04ff]/g, (letter) => LATIN_SOUND.get(letter) ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðłøıßæœ]/g, (letter) => BASES.get(letter) ?? letter)
    .replace(/[\u0400-\u04ff]/g, (letter) => LATIN_SOUND.get(letter) ?? letter)
    .replace(/([dgk])j+/g, '$1')
}
