/** The session cookie: `__Host-` wherever the browser takes it, which is everywhere but plain http on a named host. */
function sessionCookieName(publicUrl: string): string {
  return isTrustworthy(publicUrl) ? '__Host-session' : 'session'
}

export function sessionCookie(publicUrl: string, token: string, maxAge: number): string {
  const secure = isTrustworthy(publicUrl) ? '; Secure' : ''
  return `${sessionCookieName(publicUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

/** Of one request alone: who answers two of them in one browser has two. */
function replyCookieName(publicUrl: string, reference: string): string {
  return `${isTrustworthy(publicUrl) ? '__Host-' : ''}reply-${reference}`
}

export function replyCookie(publicUrl: string, reference: string, token: string, maxAge: number): string {
  const secure = isTrustworthy(publicUrl) ? '; Secure' : ''
  return `${replyCookieName(publicUrl, reference)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

export function replyToken(
  publicUrl: string,
  reference: string,
  header: string | null | undefined,
): string | undefined {
  return cookieNamed(replyCookieName(publicUrl, reference), header)
}

export function sessionToken(publicUrl: string, header: string | null | undefined): string | undefined {
  return cookieNamed(sessionCookieName(publicUrl), header)
}

function cookieNamed(name: string, header: string | null | undefined): string | undefined {
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
