import type { LocalText } from '../../kit/local-text.ts'

export interface Standard {
  readonly code: string
  readonly short: string
  /** 'CETS No. 197', where it has one. */
  readonly number: string | null
  readonly title: LocalText
  readonly year: number | null
  readonly url: string | null
}

export interface Article {
  readonly standard: string
  readonly article: string
  /** False until a lawyer has confirmed it against the text. */
  readonly isConfirmed: boolean
  /** Indicators of the published instrument that cite it. */
  readonly indicators: readonly string[]
}
