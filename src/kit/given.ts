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
  /** The request to an institution that it is of: who plans its country's requests finds it in their outbox. */
  readonly request?: { readonly id: string; readonly country: string } | undefined
  /** Where an answer goes; to the sender unless said. */
  readonly replyTo?: string | undefined
  /** Where mail servers return what they cannot deliver; to the sender unless said. */
  readonly returnsTo?: string | undefined
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
