import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, FileField } from '../../../web/parts/index.ts'
import { useReplyWords } from '../words.ts'

interface File {
  readonly id: string
  readonly name: string
}

/** The files of a question, each to be opened or taken back, and the field for one more. */
export function AnswerFiles({
  reference,
  number,
  files,
  isOpen,
}: {
  reference: string
  number: number
  files: readonly File[]
  isOpen: boolean
}) {
  const t = useReplyWords()
  if (!isOpen && files.length === 0) return null
  return (
    <section id="files">
      <h2>{t('files.title')}</h2>
      <ul>
        {files.map(({ id, name }) => (
          <li key={id}>
            <a href={`/r/${reference}/files/${id}`}>{name}</a>
            {isOpen && (
              <form method="post" encType="multipart/form-data" action={`/r/${reference}/q/${number}/files`}>
                <FormKey />
                <input type="hidden" name="act" value="remove" />
                <input type="hidden" name="file" value={id} />
                <button className="button-link" type="submit">
                  {t('files.remove', { name })}
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
}: {
  reference: string
  number: number
  refused: Refused | undefined
}) {
  const t = useReplyWords()
  return (
    <form method="post" encType="multipart/form-data" action={`/r/${reference}/q/${number}/files`} noValidate>
      <FormKey />
      <FileField name="file" label={t('files.file')} hint={t('files.hint')} error={errorOf(refused, 'file')} />
      <Button kind="secondary">{t('files.add')}</Button>
    </form>
  )
}
