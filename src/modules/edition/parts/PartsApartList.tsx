import type { LocalText } from '../../../kit/local-text.ts'
import { useTextIn } from '../../../web/reading.tsx'
import type { PartsApart as Found } from '../../observation/index.ts'
import { PartsApart } from '../../observation/parts/PartsApart.tsx'
import type { EditionBody, FrozenObservation } from '../model.ts'
import { useEditionWords } from '../words.ts'

interface Props {
  rows: readonly {
    readonly code: string
    readonly title: LocalText
    readonly found: readonly Found<FrozenObservation>[]
  }[]
  territories: EditionBody['territories']
}

/** Before anything is published: where the parts of the country do not add up to what a source says of it. */
export function PartsApartList({ rows, territories }: Props) {
  const t = useEditionWords()
  const read = useTextIn()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="parts-apart">
      <h2 id="parts-apart">{t('one.parts-apart')}</h2>
      {rows.map(({ code, title, found }) => (
        <section key={code} aria-labelledby={`parts-apart-${code}`}>
          <h3 id={`parts-apart-${code}`}>
            {code} {read(title).text}
          </h3>
          <PartsApart found={found} territories={territories} sourceOf={SourceOf} />
        </section>
      ))}
    </section>
  )
}

/** A source that is not public is named here as the edition names it: by its kind and holder. */
function SourceOf({ source }: FrozenObservation) {
  if (source === null) return null
  if (source.class !== 'public') return [source.kind, source.publisher].filter(Boolean).join(', ')
  return source.url === null ? source.title : <a href={source.url}>{source.title}</a>
}
