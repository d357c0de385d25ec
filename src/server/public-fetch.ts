import { lookup } from 'node:dns/promises'
import { request as askPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as askSecurely } from 'node:https'
import { connect as dialPlain, isIP, type Socket } from 'node:net'
import { connect as dialSecurely } from 'node:tls'
import { MEGABYTE } from '../kit/file-size.ts'
import { isPublicAddress } from './public-address.ts'

/** Why nothing came: the address may not be asked, it could not be asked, or what it said was too much. */
export type FetchFailure =
  | 'not-an-address'
  | 'not-public'
  | 'no-such-host'
  | 'no-network'
  | 'no-answer'
  | 'bad-certificate'
  | 'too-slow'
  | 'too-big'
  | 'too-many-redirects'

export class FetchError extends Error {
  override name = 'FetchError'
  readonly why: FetchFailure

  constructor(why: FetchFailure) {
    super(why)
    this.why = why
  }
}

export interface FetchStep {
  readonly url: string
  /** The one that was asked, of those that the name had. */
  readonly address: string
  readonly status: number
}

export interface Fetched {
  /** Each address on the way, the last one too. */
  readonly steps: readonly FetchStep[]
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As they came; empty where only the headers were wanted. */
  readonly bytes: Uint8Array
}

export interface FetchParts {
  /** The addresses of a name, asked once for each step: the connection goes to one of these and to nothing else. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  readonly dial: (to: Dialled) => Socket
  readonly milliseconds: number
  readonly mostBytes: number
}

export interface Dialled {
  readonly address: string
  readonly port: number
  /** Of a secure connection: the name that the certificate must hold. */
  readonly secureFor: string | undefined
}

const MOST_STEPS = 6
const PORTS = ['', '80', '443', '8080', '8443']
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Rapporteur; keeps a copy of cited sources)',
  accept: 'text/html,application/xhtml+xml,application/pdf,*/*;q=0.8',
  'accept-encoding': 'identity',
}

const WORLD: FetchParts = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  dial: ({ address, port, secureFor }) =>
    secureFor === undefined
      ? dialPlain({ host: address, port })
      : dialSecurely({ host: address, port, ...(isIP(secureFor) ? {} : { servername: secureFor }) }),
  milliseconds: 30_000,
  mostBytes: 20 * MEGABYTE,
}

/**
 * Asks an address that somebody typed, by GET, and follows where it points to. Only public addresses are ever asked: of each step
 * all answers of the name's server are looked at, one that is not public refuses the whole, and the connection goes to the very
 * address that was looked at, so that a later answer changes nothing. No cookie, no password, no proxy.
 *
 * @throws FetchError with the reason
 * @example const { status, bytes, steps } = await fetchPublic('https://example.org/izvestaj')
 */
export async function fetchPublic(address: string, given: Partial<FetchParts> = {}): Promise<Fetched> {
  const parts = { ...WORLD, ...given }
  const until = AbortSignal.timeout(parts.milliseconds)
  const steps: FetchStep[] = []
  let url = webAddress(address)
  for (;;) {
    if (steps.length >= MOST_STEPS) throw new FetchError('too-many-redirects')
    const to = await publicAddressOf(url, parts)
    const answer = await ask(url, to, parts, until)
    const status = answer.statusCode ?? 0
    steps.push({ url: url.href, address: to, status })
    const next = redirectOf(answer)
    if (next === undefined) {
      const bytes = await bodyOf(answer, parts, until)
      return { steps, status, headers: headersOf(answer), bytes }
    }
    answer.destroy()
    url = webAddress(next, url)
  }
}

function webAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new FetchError('not-an-address')
  if (!PORTS.includes(url.port)) throw new FetchError('not-public')
  return url
}

/** `URL` has already made 127.0.0.1 of 2130706433, 0x7f.1 and 0177.0.0.1. */
async function publicAddressOf({ hostname }: URL, { resolve }: FetchParts): Promise<string> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const found = isIP(bare) ? [bare] : await resolve(bare).catch(nameProblem)
  if (found.length === 0) throw new FetchError('no-such-host')
  if (!found.every(isPublicAddress)) throw new FetchError('not-public')
  return found.find((one) => isIP(one) === 4) ?? found[0]!
}

function nameProblem(error: NodeJS.ErrnoException): never {
  throw new FetchError(error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? 'no-such-host' : 'no-network')
}

function ask(url: URL, address: string, { dial }: FetchParts, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (isSecure ? 443 : 80)
  return new Promise((resolve, reject) => {
    const options = {
      method: 'GET',
      headers: HEADERS,
      maxHeaderSize: 32 * 1024,
      // Without an agent: one would dial by the name again.
      createConnection: () => dial({ address, port, secureFor: isSecure ? bare : undefined }),
      signal,
    }
    const sent: ClientRequest = (isSecure ? askSecurely : askPlain)(url, options)
    sent.on('response', resolve)
    sent.on('error', (error: NodeJS.ErrnoException) => reject(connectionProblem(error, signal)))
    sent.end()
  })
}

const UNREACHED = ['ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL']

function connectionProblem({ code = '' }: NodeJS.ErrnoException, signal: AbortSignal): FetchError {
  if (signal.aborted) return new FetchError('too-slow')
  if (UNREACHED.includes(code)) return new FetchError('no-network')
  const isTrust = /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_|ERR_SSL)/.test(code)
  return new FetchError(isTrust ? 'bad-certificate' : 'no-answer')
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined
}

async function bodyOf(answer: IncomingMessage, { mostBytes }: FetchParts, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer) {
      size += (chunk as Buffer).length
      if (size > mostBytes) throw new FetchError('too-big')
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    if (error instanceof FetchError) throw error
    throw new FetchError(signal.aborted ? 'too-slow' : 'no-answer')
  }
  return Buffer.concat(chunks)
}

const MOST_HEADERS = 60
const LONGEST_HEADER = 1000

/** Without what would let anybody go on in somebody's session. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'set-cookie')
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, String(value).slice(0, LONGEST_HEADER)]),
  )
}
