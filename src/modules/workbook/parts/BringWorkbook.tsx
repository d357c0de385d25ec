import { FormKey } from '../../../web/form-key.tsx'
import { errorOf, FileField, SubmitButton } from '../../../web/parts/index.ts'
import { useWorkbookWords } from '../words.ts'

interface Props {
  /** Where the workbook is to be had. */
  href: string
  isOpen: boolean
  refused: Parameters<typeof errorOf>[0]
}

/** Out and back in: the two halves of answering in Excel. */
export function BringWorkbook({ href, isOpen, refused }: Props) {
  const t = useWorkbookWords()
  return (
    <>
      <section aria-labelledby="out">
        <h2 id="out">{t('out.title')}</h2>
        <p>{t('out.text')}</p>
        <p>
          <a href={href} download>
            {t('out.link')}
          </a>
        </p>
      </section>
      {isOpen && (
        <section aria-labelledby="in">
          <h2 id="in">{t('in.title')}</h2>
          <p>{t('in.text')}</p>
          <form method="post" encType="multipart/form-data" noValidate>
            <FormKey />
            <FileField
              name="file"
              label={t('in.file')}
              hint={t('in.hint')}
              error={errorOf(refused, 'file')}
              accept=".xlsx,.ods,.csv"
            />
            <SubmitButton>{t('in.submit')}</SubmitButton>
          </form>
        </section>
      )}
    </>
  )
}
