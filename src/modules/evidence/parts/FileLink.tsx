import { MEGABYTE } from '../../../kit/file-size.ts'
import { useEvidenceWords } from '../words.ts'

interface Item {
  readonly id: string
  readonly fileName: string | null
  readonly fileSize: number | null
  readonly isSealed: boolean
}

/** The link that saves a file, with its size. */
export function FileLink({ item: { id, fileName, fileSize, isSealed } }: { item: Item }) {
  const t = useEvidenceWords()
  const size = Math.max(0.1, Math.round(((fileSize ?? 0) * 10) / MEGABYTE) / 10)
  return (
    <>
      <a href={`/app/evidence/${id}/file`}>{t('item.download', { name: fileName ?? '', size })}</a>
      {isSealed && <p className="muted">{t('item.sealed')}</p>}
    </>
  )
}
