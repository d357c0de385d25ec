import { canonical, sha256 } from '../kit/canonical.ts'
import { FIRST_LINK, linkHash } from './audit.ts'

export interface AuditLink {
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly act: string
  readonly outcome: string
  readonly country: string | null
  readonly subject: string | null
  readonly detailsHash: string
  readonly previousHash: string
  readonly hash: string
  /** Undefined where erasure has emptied it, which the chain allows. */
  readonly details: { readonly body: unknown } | undefined
}

export type Break =
  | { readonly seq: number; readonly what: 'missing' | 'row-changed' | 'details-changed' | 'link-broken' }
  | undefined

export interface Checked {
  readonly rows: number
  readonly erased: number
  readonly last: string
  readonly broken: Break
}

/** Walks the chain from its first link and stops at the first row that is not as it was written. */
export async function checkChain(links: AsyncIterable<AuditLink> | Iterable<AuditLink>): Promise<Checked> {
  let [rows, erased, last] = [0, 0, FIRST_LINK]
  for await (const link of links) {
    const broken = breakOf(link, rows + 1, last)
    if (broken) return { rows, erased, last, broken }
    rows++
    last = link.hash
    if (!link.details) erased++
  }
  return { rows, erased, last, broken: undefined }
}

function breakOf(link: AuditLink, expectedSeq: number, previous: string): Break {
  if (link.seq !== expectedSeq) return { seq: expectedSeq, what: 'missing' }
  if (linkHash(link) !== link.hash) return { seq: link.seq, what: 'row-changed' }
  if (link.previousHash !== previous) return { seq: link.seq, what: 'link-broken' }
  if (link.details && sha256(canonical(link.details.body)) !== link.detailsHash)
    return { seq: link.seq, what: 'details-changed' }
  return undefined
}
