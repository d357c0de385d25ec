import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { Button } from '../../../web/parts/index.ts'
import { usePortalWords } from '../words.ts'

/** Choices that end up in the address: works without script, can be sent to somebody, can be kept. */
export function FilterForm({ label, children }: { label: string; children: ReactNode }) {
  const t = usePortalWords()
  const { pathname, search } = useLocation()
  return (
    <form className="filters" action={pathname} aria-label={label}>
      {children}
      <Button kind="secondary">{t('filter.show')}</Button>
      {search !== '' && <a href={pathname}>{t('filter.all')}</a>}
    </form>
  )
}
