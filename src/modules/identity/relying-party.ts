export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

const isLoopback = (host: string) => host === 'localhost' || host.startsWith('127.') || host === '[::1]'
const isAddress = (host: string) => host.startsWith('[') || /^[\d.]+$/.test(host)

/**
 * Passkeys belong to a host name: never to an IP address, and only over https or on one's own machine. A base that is
 * open to its own machine alone may be visited as localhost whatever its address.
 */
export function relyingParty(publicUrl: string, requestUrl: string): RelyingParty | undefined {
  const own = new URL(publicUrl)
  const asked = new URL(requestUrl)
  if (isLoopback(own.hostname)) {
    return asked.hostname === 'localhost' ? { id: 'localhost', origin: `http://${asked.host}` } : undefined
  }
  if (own.protocol !== 'https:' || isAddress(own.hostname)) return undefined
  return { id: own.hostname, origin: own.origin }
}

/** The same page under a name that passkeys take, where there is one. */
export function addressForPasskeys(publicUrl: string, requestUrl: string): string | undefined {
  const asked = new URL(requestUrl)
  if (!isLoopback(new URL(publicUrl).hostname) || !isLoopback(asked.hostname)) return undefined
  return `http://localhost${asked.port ? `:${asked.port}` : ''}${asked.pathname}${asked.search}`
}
