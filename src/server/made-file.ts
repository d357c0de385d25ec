/** A file that is made when somebody asks for it. */
export interface MadeFile {
  /** ASCII, without quotes: it stands in a header. */
  readonly name: string
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** The answer that a browser saves under that name; what is of a draft is kept nowhere on the way. */
export function savedAs({ name, type, body }: MadeFile): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
