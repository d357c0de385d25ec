import type { ReactNode } from 'react'
import type { Refused } from '../../../server/pages.ts'
import { Notice } from '../../../web/parts/index.ts'
import { useAccessLawWords } from '../words.ts'
import { Source } from './Confirmed.tsx'

interface Props {
  readonly refused: Refused | undefined
  readonly article?: string | null | undefined
  readonly source: string | undefined
  readonly children: ReactNode
}

/** After somebody else was faster: what stands, beside what was typed. */
export function StandsNow({ refused, article, source, children }: Props) {
  const t = useAccessLawWords()
  if (refused?.code !== 'kit.conflict') return null
  return (
    <Notice kind="attention" title={t('stands-now')}>
      <p>{t('stands-now.hint')}</p>
      <p>
        {children}
        {article && ` (${t('article')} ${article})`}
        {source && (
          <>
            {', '}
            <Source source={source} />
          </>
        )}
      </p>
    </Notice>
  )
}
