import { Button, ButtonLink, Conflict } from '../../../web/parts/index.ts'
import type { FieldConflict } from '../field-conflict.ts'
import type { Json } from '../item.ts'
import { useInstrumentWords } from '../words.ts'
import { useFieldLabel } from './field-label.ts'

/** Two wrote the same fields: both sides in words, and the two ways out. The form below still holds mine. */
export function FieldConflicts({ conflicts, href }: { conflicts: readonly FieldConflict[]; href: string }) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  const said = (value: Json): string => {
    if (value === null) return t('text.nothing')
    if (typeof value === 'object' && 'text' in value) return (value as { text: string }).text
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  const by = conflicts.find((it) => it.by)?.by
  return (
    <Conflict
      mine={Object.fromEntries(conflicts.map(({ field, mine }) => [field, said(mine)]))}
      theirs={Object.fromEntries(
        conflicts.map(({ field, theirs, isBeneath }) => [field, isBeneath ? t('conflict.beneath') : said(theirs)]),
      )}
      labels={Object.fromEntries(conflicts.map(({ field }) => [field, label(field)]))}
      theirsBy={by ?? undefined}
    >
      <Button name="act" value="save">
        {t('conflict.keep')}
      </Button>
      <ButtonLink kind="secondary" href={href}>
        {t('conflict.take')}
      </ButtonLink>
    </Conflict>
  )
}
