/** The session cookie: `__Host-` wherever the browser takes it, which is everywhere but plain http on a named host. */
function sessionCookieName(publicUrl: string): string {
  return isTrustworthy(publicUrl) ? '__Host-session' : 'session'
}

export function sessionCookie(publicUrl: string, token: string, maxAge: number): string {
  const secure = isTrustworthy(publicUrl) ? '; Secure' : ''
  return `${sessionCookieName(publicUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

export function sessionToken(publicUrl: string, header: string | null | undefined): string | undefined {
  const name = sessionCookieName(publicUrl)
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined
  }
  return undefined
}

function isTrustworthy(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]'
}
