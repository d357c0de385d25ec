import { newKey } from './new-key.ts'

/** The idempotency key of one shown form: sent twice, done once. Made anew with every page that the server renders. */
export function FormKey() {
  return <input type="hidden" name="key" defaultValue={newKey()} suppressHydrationWarning />
}
