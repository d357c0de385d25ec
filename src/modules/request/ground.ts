import type { LocalText } from '../../kit/local-text.ts'
import type { useRequestWords } from './words.ts'

/** A ground that the law does not name, or that nobody has written down yet: said in the note. */
export const OTHER_GROUND = 'other'
/** Every question was declined, each with its own reason. */
export const BY_QUESTION = 'by-question'

export interface Ground {
  readonly code: string
  readonly article: string | null
  readonly label: LocalText
  readonly isConfirmed: boolean
}

type Words = ReturnType<typeof useRequestWords>

/** A ground of refusal in words: its article, what it says, and whether anybody has seen it in the law. */
export function groundWords(
  t: Words,
  read: (text: LocalText) => { text: string },
  grounds: readonly Ground[],
  code: string,
): string {
  if (code === OTHER_GROUND || code === BY_QUESTION) return t(`ground.${code}`)
  const ground = grounds.find((it) => it.code === code)
  if (!ground) return code
  const { article, label, isConfirmed } = ground
  const said = article === null ? read(label).text : t('ground.article', { article, ground: read(label).text })
  return isConfirmed ? said : t('ground.unconfirmed', { ground: said })
}
