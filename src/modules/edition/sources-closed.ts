import type { EditionBody, FrozenSource } from './model.ts'

/**
 * Indicators whose sources or figures were public when the edition was proposed and are so no longer: withdrawn,
 * given a closer class, or changed. `now` is the same edition frozen again.
 */
export function sourcesClosed(proposed: EditionBody, now: EditionBody): string[] {
  const openNow = new Set(now.values.flatMap(({ citations }) => citations.flatMap(({ source }) => openKey(source))))
  const figuresNow = new Map(now.figures.map(({ id, source }) => [id, JSON.stringify(source)]))
  return proposed.values.flatMap(({ indicator, citations, observations }) => {
    const isCited = citations.every(({ source }) => openKey(source).every((key) => openNow.has(key)))
    const isObserved = observations.every(({ id, source }) => figuresNow.get(id) === JSON.stringify(source))
    return isCited && isObserved ? [] : [indicator.code]
  })
}

const openKey = (source: FrozenSource): string[] => (source.class === 'public' ? [JSON.stringify(source)] : [])
