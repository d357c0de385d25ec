import type { Wrong } from '../../answers/index.ts'
import answers from '../../answers/messages.json' with { type: 'json' }
import kit from '../../kit/messages.json' with { type: 'json' }
import { wordsOf } from '../reading.tsx'

export const useAnswerWords = wordsOf('answers', answers)
const useKitWords = wordsOf('kit', kit)

/** Says a problem at a cell, or a doubt: message keys of two modules. */
export function useSay(): (it: Wrong) => string {
  const [ofAnswers, ofKit] = [useAnswerWords(), useKitWords()]
  return ({ key, values }) => {
    const dot = key.indexOf('.')
    const rest = key.slice(dot + 1)
    return key.startsWith('kit.')
      ? ofKit(rest as keyof typeof kit, values)
      : ofAnswers(rest as keyof typeof answers, values)
  }
}
