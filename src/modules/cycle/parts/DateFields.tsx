import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import type { Refused } from '../../../server/pages.ts'
import { DayField, errorOf } from '../../../web/parts/index.ts'
import { useCycleWords } from '../words.ts'

interface Dates {
  readonly collectUntil: string
  readonly assessUntil: string
  readonly publishOn: string
}

export function datesIn(form: FormData) {
  return {
    collectUntil: dayIn(form, 'collectUntil'),
    assessUntil: dayIn(form, 'assessUntil'),
    publishOn: dayIn(form, 'publishOn'),
  }
}

/** The names of the three fields, for what is said about them elsewhere. */
export function useDateLabels() {
  const t = useCycleWords()
  return { collectUntil: t('collect-until'), assessUntil: t('assess-until'), publishOn: t('publish-on') }
}

/** The three dates of a cycle, in their order. */
export function DateFields({ refused, standing }: { refused: Refused | undefined; standing?: Dates }) {
  const t = useCycleWords()
  const field = (name: keyof Dates) => ({
    name,
    error: errorOf(refused, name),
    defaultValue: typedDay(refused, name, standing && partsOf(standing[name])),
  })
  return (
    <>
      <DayField {...field('collectUntil')} label={t('collect-until')} hint={t('collect-until.hint')} />
      <DayField {...field('assessUntil')} label={t('assess-until')} />
      <DayField {...field('publishOn')} label={t('publish-on')} />
    </>
  )
}
