import { useWebWords } from '../../../web/words.ts'

/** A page's title and description, for the window, for search engines and for share cards. */
export function Head({ title, description }: { title: string; description?: string | undefined }) {
  const t = useWebWords()
  const full = `${title} – ${t('site.name')}`
  return (
    <>
      <title>{full}</title>
      <meta property="og:title" content={title} />
      <meta property="og:type" content="website" />
      {description !== undefined && <meta name="description" content={description} />}
      {description !== undefined && <meta property="og:description" content={description} />}
    </>
  )
}
