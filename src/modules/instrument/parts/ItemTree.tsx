import type { LocalText } from '../../../kit/local-text.ts'
import { htmlLang } from '../../../locale/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { localTextOf } from '../draft.ts'
import { ownerOf, type Json } from '../item.ts'
import { useInstrumentWords } from '../words.ts'
import type { Branch, DesignerData } from './designer-data.ts'

/** Areas, and under the area that is open its sub-areas and indicators. */
export function ItemTree({ data }: { data: DesignerData }) {
  const t = useInstrumentWords()
  const open = data.open?.item.code
  const area = open?.slice(0, 3)
  const below = Map.groupBy(data.tree, ({ parent }) => parent)
  const link = (it: Branch) => <TreeLink key={it.code} it={it} code={data.version.code} isOpen={it.code === open} />
  return (
    <nav className="designer-tree" aria-label={t('tree.title')}>
      {open !== undefined && (
        <p className="designer-to-item">
          <a href="#item-title">{t('tree.to-item', { code: open })}</a>
        </p>
      )}
      <ul>
        {(below.get(null) ?? []).map((it) => (
          <li key={it.code}>
            {link(it)}
            {it.code === area && (
              <ul>
                {(below.get(it.code) ?? []).map((subarea) => (
                  <li key={subarea.code}>
                    {link(subarea)}
                    <ul>
                      {(below.get(subarea.code) ?? []).map((one) => (
                        <li key={one.code}>{link(one)}</li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {data.retired.length > 0 && (
        <>
          <h2>{t('tree.retired')}</h2>
          <ul>
            {data.retired.map((code) => (
              <li key={code}>
                <a href={`/app/instrument/${data.version.code}?item=${code}`}>{code}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}

function TreeLink({ it, code, isOpen }: { it: Branch; code: string; isOpen: boolean }) {
  const t = useInstrumentWords()
  const fields = it.fields as Readonly<Record<string, Json>>
  const title = localTextOf(fields, 'title')
  const notes = [
    it.isNew && t('mark.new'),
    !it.isNew && it.isChanged && t('mark.changed'),
    ownerOf(it.code) !== null && t('mark.national'),
    localTextOf(fields, 'notApplicable') !== undefined && t('mark.not-applicable'),
    fields['isCore'] === true && t('mark.core'),
  ].filter((note) => note !== false)
  return (
    <>
      <a
        href={`/app/instrument/${code}?item=${it.code}`}
        aria-current={isOpen ? 'true' : undefined}
        data-tree={it.code}
        className={isOpen ? 'is-open' : undefined}
      >
        <span className="code">{it.code}</span> {title ? <Told text={title} /> : t('tree.untitled')}
      </a>
      {notes.length > 0 && <span className="small muted"> {notes.join(' · ')}</span>}
    </>
  )
}

function Told({ text }: { text: LocalText }) {
  const read = useTextIn()(text)
  return <span lang={read.isFallback ? htmlLang(read.locale) : undefined}>{read.text}</span>
}
