/** As XLIFF 2.0 names them, from the least finished to the most. */
export const XLIFF_STATES = ['initial', 'translated', 'reviewed', 'final'] as const
export type XliffState = (typeof XLIFF_STATES)[number]

export interface XliffNote {
  readonly text: string
  /** What sort of note, so that it is found again: `state`, `context`. */
  readonly category?: string
}

export interface XliffUnit {
  /** A name token: letters, digits, `.`, `-`, `_`, `:`. Once in a file. */
  readonly id: string
  readonly source: string
  /** Absent where there is no translation; an empty one is a translation. */
  readonly target?: string
  readonly state: XliffState
  /** A finer state of our own, with its prefix: `rapporteur:stale`. */
  readonly subState?: string
  readonly notes: readonly XliffNote[]
}

export interface XliffText {
  /** BCP 47. */
  readonly srcLang: string
  readonly trgLang: string
  /** Name token: what the units belong to, such as `instrument`. */
  readonly file: string
  /** What it was made from, in words or as an address. */
  readonly original: string
  /** About the file as a whole. */
  readonly notes?: readonly XliffNote[]
  readonly units: readonly XliffUnit[]
}

export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0'
export const NAME_TOKEN = /^[\p{L}\p{N}._:·-]+$/u
