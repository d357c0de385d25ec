/** A mail as it came, as far as anybody needs it. Everything in it was written by a stranger. */
export interface ReadMail {
  /** As the mail says; anybody can write anything there. */
  readonly sender: string
  readonly subject: string
  /** What it says in words, without its markup, the beginning of it. */
  readonly text: string
  /** Every address that it names as a recipient, in lower case. */
  readonly recipients: readonly string[]
  /** Nobody wrote it: a holiday notice, an automatic receipt. */
  readonly isAutomatic: boolean
  /** What a mail server says of a mail that it could not deliver, by recipient; empty: it is no such report. */
  readonly returned: readonly ReturnedMail[]
  readonly attachments: readonly MailAttachment[]
  /** Attachments beyond the limit. */
  readonly more: number
}

/** One recipient of a report of delivery (RFC 3464). */
export interface ReturnedMail {
  readonly address: string
  readonly action: string
  /** '5.1.1'; the first digit 5 is for ever, 4 for now. */
  readonly status: string
  readonly reason: string
}

export interface MailAttachment {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface MailLimits {
  readonly bytes: number
  readonly headerBytes: number
  readonly depth: number
  readonly attachments: number
  readonly milliseconds: number
}

export const MAIL_LIMITS: MailLimits = {
  bytes: 30_000_000,
  headerBytes: 256_000,
  depth: 30,
  attachments: 50,
  milliseconds: 20_000,
}

export const MAIL_TYPE = 'message/rfc822'
