import type { LocalText } from '../../../kit/local-text.ts'
import { textIn } from '../../../kit/local-text.ts'
import { formatDay } from '../../../locale/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useRequestWords } from '../words.ts'

interface Moved {
  readonly goesOn: string
  readonly fellOn: string
  readonly holiday: LocalText | null
}

/** The day on which a reminder goes out, and which day off moved it there. */
export function MovedDay({ goesOn, fellOn, holiday }: Moved) {
  const t = useRequestWords()
  const locale = useLocale()
  const day = formatDay(locale, fellOn)
  const why = holiday
    ? t('reminders.moved.holiday', { day, holiday: textIn(holiday, locale).text })
    : t('reminders.moved.weekend', { day })
  return (
    <>
      {formatDay(locale, goesOn)}
      {goesOn !== fellOn && <span className="small muted"> ({why})</span>}
    </>
  )
}
