/** Tells a password manager whose password stands below; people read it elsewhere on the page. */
export function KnownUser({ email }: { email: string }) {
  return (
    <input
      className="visually-hidden"
      type="text"
      name="username"
      autoComplete="username"
      defaultValue={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
