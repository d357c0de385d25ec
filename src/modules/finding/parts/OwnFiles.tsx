import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, FileField } from '../../../web/parts/index.ts'
import { useReplyWords } from '../../reply/words.ts'
import { useFindingWords } from '../words.ts'

interface File {
  readonly id: string
  readonly name: string
  readonly replyId: string | null
}

interface Props {
  readonly reference: string
  readonly number: number
  readonly files: readonly File[]
  readonly isOpen: boolean
}

/** New evidence of the institution: what was not sent yet can be taken back. */
export function OwnFiles({ reference, number, files, isOpen }: Props) {
  const t = useFindingWords()
  const r = useReplyWords()
  if (!isOpen && files.length === 0) return null
  return (
    <section id="files">
      <h2>{t('files.title')}</h2>
      <ul>
        {files.map(({ id, name, replyId }) => (
          <li key={id}>
            <a href={`/f/${reference}/files/${id}`}>{name}</a>
            {isOpen && replyId === null && (
              <form method="post" encType="multipart/form-data" action={`/f/${reference}/n/${number}/files`}>
                <FormKey />
                <input type="hidden" name="act" value="remove" />
                <input type="hidden" name="file" value={id} />
                <button className="button-link" type="submit">
                  {r('files.remove', { name })}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {isOpen && <AttachForm reference={reference} number={number} refused={undefined} />}
    </section>
  )
}

export function AttachForm({
  reference,
  number,
  refused,
}: Pick<Props, 'reference' | 'number'> & { refused: Refused | undefined }) {
  const r = useReplyWords()
  return (
    <form method="post" encType="multipart/form-data" action={`/f/${reference}/n/${number}/files`} noValidate>
      <FormKey />
      <FileField name="file" label={r('files.file')} hint={r('files.hint')} error={errorOf(refused, 'file')} />
      <Button kind="secondary">{r('files.add')}</Button>
    </form>
  )
}
