import { useWebWords } from '../words.ts'
import { FieldGroup } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

const parts = [
  { part: 'day', width: 2 },
  { part: 'month', width: 2 },
  { part: 'year', width: 4 },
] as const

export type DayPart = (typeof parts)[number]['part']

export interface DayFieldProps extends FieldProps {
  /** As written, so that 31. 2. comes back as it was. */
  defaultValue?: Partial<Record<DayPart, string>> | undefined
  /** Which parts the error speaks of; all of them when absent. */
  wrong?: readonly DayPart[] | undefined
}

/** Three fields `name.day`, `name.month`, `name.year`: a browser's own date field follows its language, not the page's. */
export function DayField({ defaultValue = {}, wrong, ...field }: DayFieldProps) {
  const t = useWebWords()
  const isWrong = (part: DayPart) => field.error !== undefined && (wrong === undefined || wrong.includes(part))
  return (
    <FieldGroup field={field} id={field.name}>
      <div className="field-row">
        {parts.map(({ part, width }) => (
          <div className="field" key={part}>
            <label htmlFor={`${field.name}.${part}`}>{t(`field.${part}`)}</label>
            <input
              id={`${field.name}.${part}`}
              name={`${field.name}.${part}`}
              className={`input input-${width}`}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={defaultValue[part]}
              aria-invalid={isWrong(part) ? true : undefined}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
