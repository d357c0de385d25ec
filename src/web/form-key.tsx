/** The idempotency key of one shown form: sent twice, done once. Made anew with every page that the server renders. */
export function FormKey() {
  return <input type="hidden" name="key" defaultValue={newKey()} suppressHydrationWarning />
}

/** A random version 4 UUID; `crypto.randomUUID` is missing from browsers over plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
