import { request, type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { tagsOf } from './html.ts'

export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as a form. */
  readonly body?: string | Uint8Array | Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** One request as it is: no redirect followed, no header added, every host name allowed. */
export async function call(address: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const url = new URL(address)
  const isForm = typeof body === 'object' && !(body instanceof Uint8Array)
  const bytes = isForm ? new URLSearchParams(body).toString() : body
  const all = { ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers }
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asked = request(
    { host: url.hostname, port: url.port, path: address.slice(url.origin.length), method, headers: all },
    (response) => {
      buffer(response).then((heard) => {
        resolve({ status: response.statusCode!, headers: response.headers, text: heard.toString() })
      }, reject)
    },
  )
  asked.on('error', reject)
  asked.end(bytes)
  return promise
}

/** A visitor of the sample, as one of its invented people. */
export class Visitor {
  readonly base: string
  readonly cookie: string

  constructor(base: string, cookie: string) {
    this.base = base
    this.cookie = cookie
  }

  static async enter(base: string, name: string): Promise<Visitor> {
    const { text } = await call(`${base}/app/sign-in`)
    const person = tagsOf(text, 'button').find(({ title }) => title === `Enter as ${name}`)?.['value']
    if (!person) throw new Error(`the sample has nobody called ${name}`)
    const entered = await call(`${base}/app/sign-in`, {
      method: 'POST',
      headers: { origin: base },
      body: { act: 'sample', person },
    })
    return new Visitor(base, entered.headers['set-cookie']![0]!.split(';', 1)[0]!)
  }

  get(path: string): Promise<Answer> {
    return call(this.base + path, { headers: { cookie: this.cookie } })
  }

  post(path: string, body: Asked['body'], headers: Record<string, string> = {}): Promise<Answer> {
    return call(this.base + path, {
      method: 'POST',
      headers: { cookie: this.cookie, origin: this.base, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  }
}
