/** The four rating glyphs; the same drawing as the favicon. */
export function SiteMark() {
  return (
    <svg className="site-mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <circle cx="8.5" cy="8.5" r="6" />
      <circle cx="23.5" cy="8.5" r="6" />
      <circle cx="8.5" cy="23.5" r="6" />
      <circle cx="23.5" cy="23.5" r="6" fill="currentColor" />
      <path d="M23.5 8.5v-6a6 6 0 0 1 6 6z" fill="currentColor" stroke="none" />
      <path d="M8.5 23.5v-6a6 6 0 1 1-6 6z" fill="currentColor" stroke="none" />
    </svg>
  )
}
