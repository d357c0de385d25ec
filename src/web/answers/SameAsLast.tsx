import { SubmitButton } from '../parts/Button.tsx'
import { SAME_AS_LAST } from './form.ts'
import { useAnswerWords } from './words.ts'

/**
 * Sends the form to take over the last answer; the page does it. It stands after the button that saves: Enter in a field
 * presses the first button of a form.
 */
export function SameAsLast() {
  const t = useAnswerWords()
  return (
    <SubmitButton kind="secondary" name={SAME_AS_LAST} value="yes">
      {t('input.same-as-last')}
    </SubmitButton>
  )
}
