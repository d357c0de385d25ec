const VALID_FOR_DAYS = 180
const DAY = 86_400_000

/**
 * `/.well-known/security.txt` (RFC 9116): where a weakness is reported. It runs out, so that nobody trusts an old one;
 * the end is counted from the beginning of the day, so that a day's answers are the same.
 */
export function securityText(publicUrl: string, now: Date): string {
  const origin = publicUrl.replace(/\/+$/, '')
  const today = Math.floor(now.getTime() / DAY) * DAY
  const expires = new Date(today + VALID_FOR_DAYS * DAY).toISOString()
  const lines = [
    `Contact: ${origin}/en/report-a-problem`,
    `Expires: ${expires}`,
    'Preferred-Languages: en, sr, bs, cnr, sq, mk',
    `Canonical: ${origin}/.well-known/security.txt`,
  ]
  return `${lines.join('\n')}\n`
}
