import type { ReactNode } from 'react'
import type { Terms } from '../../country/model.ts'
import { DefinitionList } from '../../../web/parts/index.ts'
import type { InstrumentItem } from '../readings/instrument-item.server.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

/** What kind of thing the indicator is and how it is answered. */
export function ItemFacts({ item: { version, indicator, terms } }: { item: InstrumentItem }) {
  const t = usePortalWords()
  const { area, subarea, kind, answerType, unit, disaggregations, verification } = indicator
  const facts = [
    {
      key: 'place',
      term: t('item.place'),
      definition: (
        <>
          <LocalizedText text={area.title} /> › <LocalizedText text={subarea.title} />
        </>
      ),
    },
    { key: 'kind', term: t('filter.kind'), definition: <Term terms={terms.kind} code={kind} /> },
    { key: 'answer', term: t('item.answer'), definition: <Term terms={terms.answerType} code={answerType} /> },
    ...(unit === null
      ? []
      : [{ key: 'unit', term: t('item.unit'), definition: <Term terms={terms.unit} code={unit} /> }]),
    {
      key: 'breakdown',
      term: t('item.breakdown'),
      definition:
        disaggregations.length === 0
          ? t('item.breakdown.none')
          : listed(disaggregations.map((code) => <Term key={code} terms={terms.breakdown} code={code} />)),
    },
    {
      key: 'verification',
      term: t('item.verification'),
      definition: <span lang="en">{verification.join('; ')}</span>,
    },
    { key: 'version', term: t('item.version'), definition: version.code },
  ]
  return <DefinitionList items={facts} />
}

function Term({ terms, code }: { terms: Terms; code: string }) {
  const name = terms[code]
  return name ? <LocalizedText text={name} /> : <code>{code}</code>
}

function listed(parts: readonly ReactNode[]): ReactNode {
  return (
    <ul>
      {parts.map((part, place) => (
        <li key={place}>{part}</li>
      ))}
    </ul>
  )
}
