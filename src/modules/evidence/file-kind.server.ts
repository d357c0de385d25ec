import { fileTypeFromBuffer } from 'file-type'

interface Kind {
  readonly mediaType: string
  readonly extensions: readonly string[]
  readonly isArchive?: boolean
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN = 'application/vnd.oasis.opendocument'

/** What is accepted, by what the content says it is. */
const BY_CONTENT: Readonly<Record<string, Kind>> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'], isArchive: true },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], isArchive: true },
  odt: { mediaType: `${OPEN}.text`, extensions: ['odt'], isArchive: true },
  ods: { mediaType: `${OPEN}.spreadsheet`, extensions: ['ods'], isArchive: true },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  rtf: { mediaType: 'application/rtf', extensions: ['rtf'] },
}

/** Plain text says nothing of itself: here the name decides among these. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  eml: 'message/rfc822',
}

export type FoundKind =
  | { readonly isAccepted: true; readonly mediaType: string; readonly extension: string; readonly isArchive: boolean }
  | { readonly isAccepted: false; readonly found: string }

/** What a file is by its bytes, and whether its name says the same. A name without an extension says nothing wrong. */
export async function kindOf(bytes: Uint8Array, name: string): Promise<FoundKind> {
  const said = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  const type = await fileTypeFromBuffer(bytes)
  if (type === undefined) return textKind(bytes, said)
  const kind = BY_CONTENT[type.ext]
  if (!kind || (said !== undefined && !kind.extensions.includes(said))) return { isAccepted: false, found: type.ext }
  return {
    isAccepted: true,
    mediaType: kind.mediaType,
    extension: kind.extensions[0]!,
    isArchive: kind.isArchive === true,
  }
}

function textKind(bytes: Uint8Array, said = 'txt'): FoundKind {
  if (!isText(bytes)) return { isAccepted: false, found: '?' }
  const markup = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|!--|(svg|html|script|body|head)\b)/i.exec(beginning(bytes))
  // Under any name it is a page or a picture that a browser might run.
  if (markup) return { isAccepted: false, found: markup[1]?.toLowerCase() ?? 'xml' }
  const mediaType = TEXTS[said]
  if (mediaType === undefined) return { isAccepted: false, found: 'txt' }
  return { isAccepted: true, mediaType, extension: said, isArchive: false }
}

const beginning = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 500)).toString('latin1')

/** No control characters but tab, line ends and form feed; older 8-bit encodings of the region pass. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 ? byte !== 0x7f : byte === 9 || byte === 10 || byte === 12 || byte === 13))
}
