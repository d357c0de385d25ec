import { DOWNLOAD_POLICY } from './headers.ts'

export interface Download {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A kept file, to be saved: never shown by a browser, kept nowhere on the way. */
export function download({ name, mediaType, bytes }: Download): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': asAttachment(name),
      'content-security-policy': DOWNLOAD_POLICY,
      'cache-control': 'no-store',
    },
  })
}

/** The header that makes a browser save and never show: an ASCII name for old ones, the true name for the rest. */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
