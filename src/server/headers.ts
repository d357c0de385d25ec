/** What every response carries, errors and downloads included. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
}

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** Public pages run no script at all; the workbench runs its own, by nonce. */
export function securityHeaders(options: { nonce?: string | undefined; isHttps: boolean }): Record<string, string> {
  const { nonce, isHttps } = options
  const scripts = nonce ? [`script-src 'self' 'nonce-${nonce}'`, "connect-src 'self'"] : []
  return {
    ...EVERYWHERE,
    'content-security-policy': [...POLICY, ...scripts].join('; '),
    ...(isHttps ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/** Of a stored file: shown by nobody, run by nothing. */
export const DOWNLOAD_POLICY = "default-src 'none'; sandbox"
