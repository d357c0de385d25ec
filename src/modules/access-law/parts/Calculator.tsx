import type { LocalText } from '../../../kit/local-text.ts'
import type { WrittenDay } from '../../../kit/entered-day.ts'
import { Button, DayField, Details, Notice, SelectField } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { TRIED, type TriedEvent } from '../calculator.ts'
import type { LegalClock } from '../queries.server.ts'
import { useAccessLawWords } from '../words.ts'
import { ClockSummary } from './ClockSummary.tsx'
import { DeadlineRows } from './DeadlineRows.tsx'

export interface Trial {
  readonly tried: Readonly<Record<TriedEvent, WrittenDay>> & { readonly territory?: string | null | undefined }
  readonly wrong: readonly TriedEvent[]
  readonly answer: LegalClock | null
  readonly isUnknown: boolean
}

interface Props {
  readonly country: string
  readonly territories: readonly { readonly code: string; readonly name: LocalText }[]
  readonly trial: Trial
}

const LATER = TRIED.filter((name) => name !== 'received')
const isWritten = (day: WrittenDay) => Object.values(day).join('') !== ''

/** What the deadline of a request would be, with its calculation; nothing is kept. */
export function Calculator({ country, territories, trial: { tried, wrong, answer, isUnknown } }: Props) {
  const t = useAccessLawWords()
  const read = useTextIn()
  const field = (name: TriedEvent) => ({
    name,
    label: t(`tried.${name}`),
    defaultValue: tried[name],
    error: wrong.includes(name) ? t('tried.wrong') : undefined,
  })
  return (
    <section aria-labelledby="calculator">
      <h2 id="calculator">{t('calculator.title')}</h2>
      <form method="get" action={`/app/access-laws/${country}#calculator`}>
        <DayField {...field('received')} hint={t('tried.received.hint')} />
        {territories.length > 0 && (
          <SelectField
            name="territory"
            label={t('territory')}
            defaultValue={tried.territory ?? ''}
            options={[
              { value: '', label: t('territory.none') },
              ...territories.map(({ code, name }) => ({ value: code, label: read(name).text })),
            ]}
          />
        )}
        <Details summary={t('calculator.more')} open={LATER.some((name) => isWritten(tried[name]))}>
          {LATER.map((name) => (
            <DayField key={name} {...field(name)} />
          ))}
        </Details>
        <Button kind="secondary">{t('calculator.submit')}</Button>
      </form>
      {isUnknown && <Notice kind="attention" title={t('deadline.unknown')} />}
      {answer && (
        <>
          <ClockSummary answer={answer} />
          <DeadlineRows clock={answer.clock} caption={t('days.caption')} />
        </>
      )}
    </section>
  )
}
