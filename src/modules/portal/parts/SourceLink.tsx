/** Where something is written. On paper its address stands behind it. */
export function SourceLink({ title, url }: { title: string; url: string }) {
  if (!/^https?:\/\//.test(url)) return title
  return (
    <a className="address" href={url}>
      {title}
    </a>
  )
}

/** `https://www.coe.int/en/web/…` → `coe.int`: whose page it is, where a source has no title. */
export function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}
