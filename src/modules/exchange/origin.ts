/** Where a file was made from: a version, and of a draft which of its acts was the last. */
export interface Origin {
  readonly id: string
  readonly revision: number
}

export interface Stamp {
  /** The first eight signs of the version's id: a draft's number can be given twice, its id never. */
  readonly version: string
  readonly revision: number
  readonly code: string
}

const STAMP = /^([0-9a-f]{8})@(\d{1,9}):([A-Z]{3}[0-9A-Z.-]{0,12})$/

/** The key of a row: what was said when the file was made can be found again by it. @example '1f0c9a2b@17:IDN-08' */
export function stampOf(origin: Origin, code: string): string {
  return `${originKey(origin)}:${code}`
}

/** What the keys of a file's rows begin with. @example '1f0c9a2b@17' */
export function originKey({ id, revision }: Origin): string {
  return `${id.slice(0, 8)}@${revision}`
}

export function readStamp(text: string): Stamp | undefined {
  const [, version, revision, code] = STAMP.exec(text) ?? []
  return version === undefined || code === undefined ? undefined : { version, revision: Number(revision), code }
}
