import type { FrozenSource } from './model.ts'

/** A figure's or a passage's source as the tables have it: shipped with title and address, or evidence of a class. */
interface SourceRow {
  readonly sourceTitle?: string | null
  readonly sourceUrl?: string | null
  readonly evidenceClass: string | null
  readonly evidenceKind: string | null
  readonly title: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly publishedOn: string | null
  readonly language: string | null
  readonly url: string | null
  readonly withdrawnAt: string | null
  readonly fileSha256: string | null
  readonly fileSize: number | null
  readonly fileMediaType: string | null
}

/** What the public may know of a source. What is not public, or was withdrawn, keeps its kind, date, language and holder. */
export function frozenSource(row: SourceRow): FrozenSource | null {
  if (row.sourceTitle && row.sourceUrl) return shippedSource({ title: row.sourceTitle, url: row.sourceUrl })
  if (row.evidenceKind === null) return null
  const { publisher, publishedOn, language } = row
  const known = { kind: row.evidenceKind, publisher, publishedOn, language }
  if (row.withdrawnAt !== null) return { class: 'withdrawn', ...known }
  if (row.evidenceClass !== 'public') return { class: closedClass(row.evidenceClass), ...known }
  return { class: 'public', ...known, title: row.title ?? '', author: row.author, url: row.url, file: fileOf(row) }
}

/** A source as the product ships it: all that is known of it are its title and its address. */
export function shippedSource({ title, url }: { title: string; url: string }): FrozenSource {
  const unknown = { author: null, publisher: null, publishedOn: null, language: null, file: null }
  return { class: 'public', kind: 'statistic', title, url, ...unknown }
}

/** A class that nobody here knows is the closest one. */
function closedClass(name: string | null) {
  return name === 'working-group' || name === 'team' ? name : 'restricted'
}

function fileOf({ fileSha256, fileSize, fileMediaType }: SourceRow) {
  return fileSha256 && fileMediaType ? { sha256: fileSha256, size: fileSize ?? 0, mediaType: fileMediaType } : null
}
