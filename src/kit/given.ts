/** The outside world as acts are given it; the host decides what stands behind. */

export interface Files {
  /** Keeps the bytes under their hash, on disk and flushed, before it returns. */
  keep(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
}

export interface Letter {
  readonly recipient: string
  readonly locale: string
  readonly subject: string
  readonly body: string
}

export interface Post {
  /** Puts letters in the outbox, in the same transaction as the act that causes them. */
  (letters: Letter | readonly Letter[]): Promise<void>
}

export interface Sealer {
  seal(secret: string | Uint8Array): string
  open(sealed: string): Uint8Array
  /** A keyed hash, for tokens and buckets. */
  mark(text: string): string
}
