/** A figure in the words of its source. Of a restricted one only that it is there, and the hash of what it says. */
export interface SeenFigure {
  readonly id: string
  readonly year: number
  readonly kind: string
  readonly asGiven: string
  readonly unit: string
  readonly source: string
  readonly sourceUrl: string | null
  readonly class: string
  readonly note: string | null
  /** Of what else is known of the evidence behind it; null where it is not evidence. */
  readonly sourceSha256: string | null
  readonly restricted?: string
}

export interface SeenCitation {
  readonly evidenceId: string
  /** Decides how much of it the public reads. */
  readonly class: string
  readonly kind: string
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  readonly publishedOn: string | null
  readonly language: string
  readonly url: string | null
  readonly fileSha256: string | null
  readonly page: string | null
  readonly quotation: string | null
  readonly isWithdrawn: boolean
  readonly restricted?: string
}

/** Exactly what an approver judges. Its canonical JSON is hashed; the approval holds for that hash alone. */
export interface Seen {
  readonly indicator: string
  readonly instrument: string
  /** Of the question and the wording of 3, 2, 1 and 0 in all languages. */
  readonly ruleSha256: string
  readonly country: string
  readonly year: number
  readonly rating: number | null
  readonly missing: string | null
  readonly narrative: string
  readonly narrativeLang: string
  readonly confidence: string | null
  readonly chosen: SeenFigure | null
  readonly chosenReason: string | null
  readonly noEvidenceReason: string | null
  readonly citations: readonly SeenCitation[]
  /** What other sources say of the same year: the choice is judged beside them. */
  readonly otherFigures: readonly SeenFigure[]
}

const SEEN_FIELDS = [
  'rating',
  'missing',
  'narrative',
  'narrativeLang',
  'confidence',
  'chosen',
  'chosenReason',
  'citations',
  'noEvidenceReason',
  'otherFigures',
  'ruleSha256',
] as const satisfies readonly (keyof Seen)[]
export type SeenField = (typeof SEEN_FIELDS)[number]

export interface SeenChange {
  readonly field: SeenField
  readonly before: Seen[SeenField]
  readonly after: Seen[SeenField]
}

/** What differs, field by field, in the order in which it is read. */
export function changesBetween(before: Seen, after: Seen): SeenChange[] {
  return SEEN_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }))
}

/** Of the details of a refused approval: what changed, where it says so. */
export function seenChangesIn(details: unknown): readonly SeenChange[] {
  const isOne = typeof details === 'object' && details !== null && 'changes' in details
  return isOne && Array.isArray(details.changes) ? (details.changes as SeenChange[]) : []
}
