import { useTextIn } from '../../../web/reading.tsx'
import { PartsApart } from '../../observation/parts/PartsApart.tsx'
import type { EditionBody, FrozenObservation } from '../model.ts'
import { partsApartIn } from '../reach.ts'
import { useEditionWords } from '../words.ts'

/** Before anything is published: where the parts of the country do not add up to what a source says of it. */
export function PartsApartList({ values, territories }: Pick<EditionBody, 'values' | 'territories'>) {
  const t = useEditionWords()
  const read = useTextIn()
  const found = values.flatMap((value) => {
    const apart = partsApartIn(value, territories)
    return apart.length > 0 ? [{ indicator: value.indicator, apart }] : []
  })
  if (found.length === 0) return null
  return (
    <section aria-labelledby="parts-apart">
      <h2 id="parts-apart">{t('one.parts-apart')}</h2>
      {found.map(({ indicator: { code, title }, apart }) => (
        <section key={code} aria-labelledby={`parts-apart-${code}`}>
          <h3 id={`parts-apart-${code}`}>
            {code} {read(title).text}
          </h3>
          <PartsApart found={apart} territories={territories} sourceOf={SourceOf} />
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
