import { htmlLang } from '../../../locale/index.ts'
import { TableRegion } from '../../../web/parts/index.ts'
import { fieldKey, type Json } from '../../instrument/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { useValueWords } from '../../instrument/parts/value-words.ts'
import { isKept } from '../form-kept.ts'
import type { FilesData } from '../pages/files.tsx'
import { useExchangeWords } from '../words.ts'
import type { Shown } from './BroughtFile.tsx'

/** What a file says of an item, field by field, beside what stands here; of a conflict also what both began from. */
export function ItemChanges({ data, item }: { data: FilesData; item: Shown }) {
  const t = useExchangeWords()
  const label = useFieldLabel()
  const words = useFieldWords(data)
  const caption = `changes-${item.code}`
  const isNew = item.kind === 'new'
  const hasConflict = item.fields.some(({ isConflict }) => isConflict)
  return (
    <TableRegion labelledBy={caption}>
      <table className="dense">
        <caption>
          <span id={caption}>{t('changes.caption', { code: item.code })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('changes.field')}</th>
            {hasConflict && <th scope="col">{t('changes.base')}</th>}
            {!isNew && <th scope="col">{t('changes.here')}</th>}
            <th scope="col">{t('changes.file')}</th>
          </tr>
        </thead>
        <tbody>
          {item.fields.map(({ field, base, here, file, isConflict }) => {
            const lang = fieldKey(field)?.lang
            const html = lang ? htmlLang(lang === 'sr' ? 'sr-latn' : lang) : undefined
            return (
              <tr key={field}>
                <th scope="row">
                  {label(field)}
                  {isConflict && <div className="small">{t('changes.conflict')}</div>}
                </th>
                {hasConflict && <td lang={html}>{words(field, base)}</td>}
                {!isNew && <td lang={html}>{words(field, here)}</td>}
                <td lang={html}>{words(field, file)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableRegion>
  )
}

function useFieldWords({ terms }: FilesData): (field: string, value: Json) => string {
  const t = useExchangeWords()
  const words = useValueWords(terms)
  /** What is kept of a form is long and for programs: that it is there is enough. */
  const extraWords = (extra: Readonly<Record<string, string>>) => {
    const [kept, own] = [Object.keys(extra).filter(isKept), Object.entries(extra).filter(([head]) => !isKept(head))]
    const heads = [...new Set(kept.map((head) => head.replace(/^xlsform[:/]/, '').replace(/\.\d+$/, '')))].join(', ')
    const said = own.map(([head, text]) => `${head}: ${text}`)
    return [...said, ...(heads === '' ? [] : [t('changes.kept', { heads })])].join('; ')
  }
  return (field, value) => {
    if (value === null) return words(field, null)
    if (field === 'retired') return t('retired')
    if (field === 'extra') return extraWords(value as Record<string, string>)
    if (field !== 'place') return words(field, value)
    const { parent, position } = value as { parent: string | null; position: number | null }
    const last = t('place.last')
    return [parent, position ?? last].filter((it) => it !== null).join(', ')
  }
}
