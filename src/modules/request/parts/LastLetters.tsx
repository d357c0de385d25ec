import { partsOf, typedDay } from '../../../kit/entered-day.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DayField, errorOf } from '../../../web/parts/index.ts'
import type { readResponse } from '../response-queries.server.ts'
import { DAYS_AFTER_LAST_LETTER } from '../response.ts'
import { useRequestWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readResponse)['run']>>

/** The right of reply of those who are silent: one letter, before their silence bears a name. */
export function LastLetters({ loaded: { rows, today }, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const t = useRequestWords()
  const untold = rows.filter(({ outcome, toldOn }) => outcome === 'silent' && toldOn === null)
  if (untold.length === 0) return null
  return (
    <section>
      <h2>{t('response.letters')}</h2>
      <p>{t('response.letters.lead', { count: untold.length, days: DAYS_AFTER_LAST_LETTER })}</p>
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="act" value="letters" />
        <DayField
          name="sentOn"
          label={t('sent-on')}
          error={errorOf(refused, 'sentOn')}
          defaultValue={typedDay(refused, 'sentOn', partsOf(today))}
        />
        <Button>{t('response.letters.write')}</Button>
      </form>
    </section>
  )
}
