import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { Change } from './Change.tsx'
import type { ChangeKind } from './Change.tsx'
import { isMissingKind, missingCodes } from './Missing.tsx'
import type { MissingKind } from './Missing.tsx'
import { ReachGlyph } from './ReachGlyph.tsx'
import { RatingGlyph } from './RatingGlyph.tsx'
import type { RatingValue } from './RatingGlyph.tsx'

export type Half = 'law' | 'practice'

export interface Score {
  /** The step that colours the cell, or why there is none. */
  readonly value: RatingValue | MissingKind
  /** The exact score, written by the locale layer, where it is finer than the step; of a missing one how much there is. */
  readonly exact?: string | undefined
  /** The value and its evidence. */
  readonly href?: string | undefined
  /** What of the area is left out of the score, in words: shown as the sign of what cannot be compared. */
  readonly caveat?: string | undefined
  /** What of the score rests on some parts of the country only, in words: shown as the sign of that. */
  readonly partial?: string | undefined
  readonly change?: { readonly kind: ChangeKind; readonly since: string } | undefined
}

/** Half a cell of the comparison. Heard as: Serbia, Identification, practice, 1, on paper or isolated, weaker than in 2019. */
export function ScoreCell({ score, country, area, half }: { score: Score; country: string; area: string; half: Half }) {
  const t = useWebWords()
  const { value, change, href, caveat, partial } = score
  const kind = isMissingKind(value) ? `missing missing-${value}` : `rating-${value}`
  const className = `score ${kind}`
  const content = (
    <>
      <span className="visually-hidden">{`${country}, ${area}, ${t(`score.said.${half}`)}, `}</span>
      <Figure score={score} />
      {change !== undefined && (
        <>
          <span className="visually-hidden">{`, ${t(`score.${change.kind}`, { since: change.since })}`}</span>
          <Change kind={change.kind} />
        </>
      )}
      {caveat !== undefined && (
        <>
          <span className="visually-hidden">{`, ${caveat}`}</span>
          <Change kind="not-comparable" />
        </>
      )}
      {partial !== undefined && (
        <>
          <span className="visually-hidden">{`, ${partial}`}</span>
          <ReachGlyph isWhole={false} />
        </>
      )}
    </>
  )
  return <Box className={className} href={href} content={content} />
}

function Box({ className, href, content }: { className: string; href: string | undefined; content: ReactNode }) {
  if (href === undefined) return <span className={className}>{content}</span>
  return (
    <a className={className} href={href}>
      {content}
    </a>
  )
}

function Figure({ score: { value, exact } }: { score: Score }) {
  const t = useWebWords()
  if (isMissingKind(value)) {
    return (
      <>
        <span className="figure" aria-hidden="true">
          {exact === undefined ? missingCodes[value] : `${missingCodes[value]} ${exact}`}
        </span>
        <span className="visually-hidden">
          {exact === undefined ? t(`missing.${value}.word`) : `${t(`missing.${value}.word`)} ${exact}`}
        </span>
      </>
    )
  }
  return (
    <>
      <RatingGlyph value={value} />
      <span className="figure">{exact ?? value}</span>
      <span className="visually-hidden">{`, ${t(`rating.${value}`)}`}</span>
    </>
  )
}
