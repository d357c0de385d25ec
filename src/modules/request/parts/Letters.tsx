import { formatInstant } from '../../../locale/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { LetterKind } from '../letter.ts'
import type { ListedLetter } from '../sent-letters.server.ts'
import { useRequestWords } from '../words.ts'

/** The letters of a request, each as it was sent. */
export function Letters({ letters }: { letters: readonly ListedLetter[] }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('letters')}</h2>
      <DataTable
        caption={t('letters')}
        rows={letters}
        keyOf={({ id }) => id}
        isDense
        empty={t('letters.none')}
        columns={[
          { key: 'number', head: t('letters.number'), isRowHead: true, cell: ({ number }) => number },
          { key: 'kind', head: t('letters.kind'), cell: ({ kind }) => t(`letter.kind.${kind as LetterKind}`) },
          { key: 'made', head: t('letters.made'), cell: ({ madeAt }) => formatInstant(locale, madeAt) },
          {
            key: 'files',
            head: t('letters.files'),
            cell: ({ id, number }) => (
              <>
                <LetterLink id={id} number={number} format="pdf" /> ·{' '}
                <LetterLink id={id} number={number} format="docx" />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function LetterLink({ id, number, format }: { id: string; number: string; format: 'pdf' | 'docx' }) {
  return (
    <a href={`/app/letters/${id}.${format}`} aria-label={`${number} ${format.toUpperCase()}`}>
      {format.toUpperCase()}
    </a>
  )
}
