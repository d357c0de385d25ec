import { useRootWords } from './words.ts'

/** The page for what is not there, not yours, or broken. */
export function Lost({ status, message }: { status: number; message: string | undefined }) {
  const t = useRootWords()
  return (
    <main id="main" className="lost">
      <title>{t(status === 404 ? 'lost.title' : 'broken.title')}</title>
      <h1>{t(status === 404 ? 'lost.title' : 'broken.title')}</h1>
      <p>{message ?? t(status === 404 ? 'lost.text' : 'broken.text')}</p>
      <p>
        <a href="/">{t('lost.home')}</a>
      </p>
    </main>
  )
}
