/** The outside world as acts are given it; the host decides what stands behind. */

export interface Files {
  /** Keeps the bytes under their hash, on disk and flushed, before it returns. */
  keep(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
}

export interface Post {
  /** Puts a letter in the outbox, in the same transaction as the act that causes it. */
  (letter: { recipient: string; locale: string; subject: string; body: string }): Promise<void>
}

export interface Sealer {
  seal(secret: string | Uint8Array): string
  open(sealed: string): Uint8Array
  /** A keyed hash, for tokens and buckets. */
  mark(text: string): string
}
