import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { MailAttachment, MailLimits, ReadMail, ReturnedMail } from './mail.ts'
import { formatsProblem } from './problems.ts'

const MOST_TEXT = 20_000
const MOST_ADDRESSES = 200
const MOST_RETURNED = 20
const NAMING_RECIPIENTS = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'envelope-to',
  'x-envelope-to',
]
const ADDRESS = /[^\s<>,;:"()]{1,200}@[^\s<>,;:"()@]{1,200}/g
/** How Outlook, Gmail and Exchange of the region name a holiday notice. */
const NOTICE =
  /^(automatic reply|auto(matic)?[- ]?reply|out of (the )?office|automatski odgovor|автоматски одговор|përgjigj(e|je) automatike|odsutan|nisam u kancelariji)\b/i

/** What stands in a mail. Runs in a thread of its own: see mail-read.ts. */
export async function parseMail(bytes: Uint8Array, limits: MailLimits): Promise<ReadMail> {
  const mail = await parsed(bytes, limits)
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? ''
  const returned = isReport(header('content-type')) ? mail.attachments.flatMap(reportIn).slice(0, MOST_RETURNED) : []
  const attachments = mail.attachments.filter((it) => returned.length === 0 || !isOfReport(it))
  return {
    sender: senderOf(mail),
    subject: plain(mail.subject ?? '', 300),
    text: textIn(mail),
    recipients: recipientsIn(mail),
    isAutomatic: returned.length === 0 && isAutomatic(header, mail.subject ?? ''),
    returned,
    attachments: attachments.slice(0, limits.attachments).map(attachmentOf),
    more: Math.max(0, attachments.length - limits.attachments),
  }
}

async function parsed(bytes: Uint8Array, { headerBytes, depth }: MailLimits): Promise<Email> {
  let mail: Email
  try {
    mail = await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxHeadersSize: headerBytes,
      maxNestingDepth: depth,
    })
  } catch (error) {
    const said = (error as Error).message
    if (/nesting depth/i.test(said)) throw formatsProblem['mail-nested']({ maximum: depth })
    if (/header size/i.test(said)) throw formatsProblem['mail-headers']({ maximum: Math.floor(headerBytes / 1000) })
    throw error
  }
  if (!mail.headers.some(({ key }) => key === 'from' || key === 'received' || key === 'to'))
    throw formatsProblem['not-a-mail']()
  return mail
}

/** RFC 3834, and what programs say that came before it. */
function isAutomatic(header: (name: string) => string, subject: string): boolean {
  const submitted = header('auto-submitted').trim().toLowerCase()
  if (submitted !== '' && !submitted.startsWith('no')) return true
  if (/^(auto_reply|bulk|junk)/i.test(header('precedence').trim())) return true
  if (header('return-path').replaceAll(/\s/g, '') === '<>') return true
  const marks = ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].map((name) => header(name).trim())
  return marks.some((mark) => mark !== '' && !/^(no|none)$/i.test(mark)) || NOTICE.test(subject.trim())
}

const isReport = (type: string) => /^\s*multipart\/report\b/i.test(type) && /delivery-status/i.test(type)

const isOfReport = ({ mimeType }: Attachment) =>
  /^(message\/(global-)?delivery-status|message\/(rfc822|global)|text\/rfc822-headers)$/.test(mimeType)

/** Groups of lines: the first is of the report, the others of one recipient each. */
function reportIn({ mimeType, content }: Attachment): ReturnedMail[] {
  if (!/^message\/(global-)?delivery-status$/.test(mimeType)) return []
  const text = new TextDecoder().decode(asBytes(content).subarray(0, MOST_TEXT))
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .flatMap((group) => {
      const fields = fieldsIn(group)
      const recipient = fields.get('original-recipient') ?? fields.get('final-recipient')
      const address = recipient === undefined ? undefined : recipient.match(ADDRESS)?.[0]?.toLowerCase()
      if (address === undefined) return []
      const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? ''
      const reason = plain((fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+;\s*/i, ''), 300)
      return [{ address, action: (fields.get('action') ?? '').toLowerCase().slice(0, 20), status, reason }]
    })
}

function fieldsIn(group: string): ReadonlyMap<string, string> {
  const unfolded = group.replace(/\n[ \t]+/g, ' ')
  return new Map(
    unfolded.split('\n').flatMap((line) => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const]
    }),
  )
}

function senderOf({ from, sender }: Email): string {
  const said = from ?? sender
  if (!said) return ''
  const address = said.address ?? said.group[0]?.address ?? ''
  return plain([said.name, address && `<${address}>`].filter(Boolean).join(' '), 300)
}

function recipientsIn({ headers }: Email): string[] {
  const named = headers
    .filter(({ key }) => NAMING_RECIPIENTS.includes(key))
    .flatMap(({ value }) => value.match(ADDRESS) ?? [])
    .map((address) => address.toLowerCase())
  return [...new Set(named)].slice(0, MOST_ADDRESSES)
}

function textIn({ text, html }: Email): string {
  const words = text ?? (html ?? '').slice(0, 10 * MOST_TEXT).replace(/<[^>]{0,2000}>/g, ' ')
  return words
    .slice(0, MOST_TEXT)
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim()
}

function attachmentOf({ filename, mimeType, content }: Attachment): MailAttachment {
  const name = filename ?? (mimeType === 'message/rfc822' ? 'mail.eml' : '')
  return { name: name.slice(0, 1000), bytes: Uint8Array.from(asBytes(content)) }
}

const asBytes = (content: Attachment['content']) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

/** One line, without control and direction characters. */
function plain(text: string, most: number): string {
  return text
    .slice(0, most * 4)
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
}
