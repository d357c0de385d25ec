import { useAnswerWords, useSay } from '../../../web/answers/index.ts'
import type { PlaceProblem } from '../model.ts'
import { WHATS } from '../model.ts'
import { useWorkbookWords } from '../words.ts'

/** What is wrong at a place, as a sentence: of the workbook's own messages or of the answers'. */
export function useProblemWords(): (problem: Pick<PlaceProblem, 'key' | 'values'>) => string {
  const t = useWorkbookWords()
  const say = useSay()
  return ({ key, values }) =>
    key.startsWith('workbook.')
      ? t(key.slice('workbook.'.length) as 'cell.formula', { ...values })
      : say({ key, values })
}

/** What stands in a field, in words where it is a code. */
export function useStanding(): (field: string, text: string) => string {
  const t = useWorkbookWords()
  const words = useAnswerWords()
  return (field, text) => {
    if (text === '') return t('empty')
    const what = field === 'what' ? WHATS.find((each) => each === text) : undefined
    if (what) return t(`what.${what}`)
    return field.startsWith('cell:') && (text === 'yes' || text === 'no' || text === 'partial')
      ? words(`choice.${text}`)
      : text
  }
}
