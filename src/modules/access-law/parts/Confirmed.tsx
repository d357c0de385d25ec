import { StatusChip } from '../../../web/parts/index.ts'
import { isGeneralKnowledge } from '../model.ts'
import { useAccessLawWords } from '../words.ts'

/** Whether a provision was seen in its source. */
export function Confirmed({ isConfirmed }: { isConfirmed: boolean }) {
  const t = useAccessLawWords()
  return isConfirmed ? (
    <StatusChip kind="verified">{t('confirmed')}</StatusChip>
  ) : (
    <StatusChip kind="neutral">{t('to-confirm')}</StatusChip>
  )
}

/** Where a provision is known from: an address, general knowledge, or what a person wrote. */
export function Source({ source }: { source: string }) {
  const t = useAccessLawWords()
  if (isGeneralKnowledge(source)) return t('source.general')
  if (!/^https?:\/\//.test(source)) return source
  return (
    <a className="address" href={source}>
      {URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : source}
    </a>
  )
}
