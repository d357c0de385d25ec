import { Button, Conflict } from '../../../web/parts/index.ts'
import type { FieldConflict } from '../field-conflict.ts'
import { useInstrumentWords } from '../words.ts'
import type { ValueTerms } from '../verdict-queries.server.ts'
import { useFieldLabel } from './field-label.ts'
import { useValueWords } from './value-words.ts'

/**
 * Two wrote the same fields: both sides in words, and the two ways out. The form below still holds mine; whichever way is
 * taken, what was written in other fields is saved.
 */
export function FieldConflicts({ conflicts, terms }: { conflicts: readonly FieldConflict[]; terms: ValueTerms }) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  const said = useValueWords(terms)
  const by = conflicts.find((it) => it.by)?.by
  return (
    <Conflict
      mine={Object.fromEntries(conflicts.map(({ field, mine }) => [field, said(field, mine)]))}
      theirs={Object.fromEntries(
        conflicts.map(({ field, theirs, isBeneath }) => [
          field,
          isBeneath ? t('conflict.beneath') : said(field, theirs),
        ]),
      )}
      labels={Object.fromEntries(conflicts.map(({ field }) => [field, label(field)]))}
      theirsBy={by ?? undefined}
    >
      {conflicts.map(({ field, revision }) => (
        <input key={field} type="hidden" name="conflict" value={`${field} ${revision}`} readOnly />
      ))}
      <Button name="act" value="write-mine">
        {t('conflict.keep')}
      </Button>
      <Button kind="secondary" name="act" value="keep-theirs">
        {t('conflict.take')}
      </Button>
    </Conflict>
  )
}
