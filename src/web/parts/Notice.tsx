import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export type NoticeKind = 'info' | 'success' | 'attention' | 'error'

interface Props {
  kind: NoticeKind
  title: ReactNode
  children?: ReactNode
}

/** The kind is told by bar, sign and a word for those who see neither. */
export function Notice({ kind, title, children }: Props) {
  const t = useWebWords()
  return (
    <div className={`notice notice-${kind}`} role={kind === 'success' ? 'status' : undefined}>
      <p className="notice-title">
        <Icon name={kind} />
        <span>
          <span className="visually-hidden">{t(`notice.${kind}`)}: </span>
          {title}
        </span>
      </p>
      {children}
    </div>
  )
}
