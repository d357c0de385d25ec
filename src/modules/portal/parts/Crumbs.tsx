import { Breadcrumbs, type Crumb } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { usePortalWords } from '../words.ts'

/** The way here from the start page; paths are below the language. The last one is the page itself. */
export function Crumbs({ items }: { items: readonly Crumb[] }) {
  const t = usePortalWords()
  const locale = useLocale()
  const below = items.map(({ label, href }) => ({ label, href: href === undefined ? undefined : `/${locale}/${href}` }))
  return <Breadcrumbs items={[{ label: t('crumb.home'), href: `/${locale}/` }, ...below]} />
}
