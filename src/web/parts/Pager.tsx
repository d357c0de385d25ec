import { useWebWords } from '../words.ts'

interface Props {
  page: number
  pages: number
  hrefOf: (page: number) => string
}

export function Pager({ page, pages, hrefOf }: Props) {
  const t = useWebWords()
  if (pages < 2) return null
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          {t('pager.previous')}
        </a>
      )}
      <span>{t('pager.position', { page, pages })}</span>
      {page < pages && (
        <a href={hrefOf(page + 1)} rel="next">
          {t('pager.next')}
        </a>
      )}
    </nav>
  )
}
