import { htmlLang } from '../../../locale/index.ts'
import { TableRegion } from '../../../web/parts/index.ts'
import type { ItemDifference } from '../difference.ts'
import { fieldKey } from '../fields.ts'
import type { ValueTerms } from '../verdict-queries.server.ts'
import { useInstrumentWords } from '../words.ts'
import { useFieldLabel } from './field-label.ts'
import { useValueWords } from './value-words.ts'

/** What of an item changed: before and after, field by field. */
export function FieldChanges({ difference, terms }: { difference: ItemDifference; terms: ValueTerms }) {
  const t = useInstrumentWords()
  const label = useFieldLabel()
  const words = useValueWords(terms)
  if (difference.kind === 'dropped') return <p>{t('change.dropped')}</p>
  const isNew = difference.kind === 'new'
  const caption = `changes-${difference.code}`
  return (
    <TableRegion labelledBy={caption}>
      <table className="dense">
        <caption>
          <span id={caption}>{t(isNew ? 'change.new' : 'change.fields', { code: difference.code })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('change.field')}</th>
            {!isNew && <th scope="col">{t('change.before')}</th>}
            <th scope="col">{t('change.after')}</th>
          </tr>
        </thead>
        <tbody>
          {difference.fields.map(({ field, before, after }) => {
            const lang = fieldKey(field)?.lang
            const html = lang ? htmlLang(lang === 'sr' ? 'sr-latn' : lang) : undefined
            return (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                {!isNew && <td lang={html}>{words(field, before)}</td>}
                <td lang={html}>{words(field, after)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableRegion>
  )
}
