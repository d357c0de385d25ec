import { Notice } from '../../../web/parts/index.ts'
import { useEvidenceWords } from '../words.ts'

interface Props {
  readonly text: { readonly state: string; readonly why: string | null; readonly isCut: boolean } | null
}

/** Why there is no text of a source, or not all of it; nothing where all of it is there. */
export function TextState({ text }: Props) {
  const t = useEvidenceWords()
  if (text === null) return <Notice kind="info" title={t('text.none')} />
  if (text.state === 'waiting') return <Notice kind="info" title={t('text.waiting')} />
  if (text.state === 'nothing') return <Notice kind="attention" title={t('text.nothing')} />
  if (text.state === 'unreadable')
    return <Notice kind="attention" title={t(text.why === 'no-text-in-kind' ? 'text.other-kind' : 'text.unreadable')} />
  return text.isCut ? <Notice kind="attention" title={t('text.cut')} /> : null
}
