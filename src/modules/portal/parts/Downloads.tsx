import { useLocation } from 'react-router'
import { fileAddress } from '../addresses.ts'
import { usePortalWords } from '../words.ts'

/** The same page as data. */
export function Downloads({ hasTable = false }: { hasTable?: boolean }) {
  const t = usePortalWords()
  const { pathname, search } = useLocation()
  return (
    <p className="no-print">
      {t('page.downloads')}{' '}
      {hasTable && (
        <>
          <a href={fileAddress(pathname, search, 'csv')}>{t('page.csv')}</a>
          {' · '}
        </>
      )}
      <a href={fileAddress(pathname, search, 'json')}>{t('page.json')}</a>
    </p>
  )
}
