import { htmlLang, type ContentLang } from '../../../locale/index.ts'
import { DataTable } from '../../../web/parts/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import type { TextFilesData } from '../pages/files.tsx'
import { useTranslationWords } from '../words.ts'
import type { PlannedText } from './BroughtTexts.tsx'

export const htmlOf = (lang: ContentLang) => htmlLang(lang === 'sr' ? 'sr-latn' : lang)

/** A source and its translation, here and in the file; of a conflict also what makes it one. */
export function TextChange({ data, text }: { data: TextFilesData; text: PlannedText }) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  const { item, name, items, source, fileSource, here, file, isWrittenSince } = text
  const rows = [
    ...(fileSource ? [{ what: t('change.file-source'), said: fileSource.text, lang: source.lang }] : []),
    { what: t(fileSource ? 'change.source-now' : 'change.source'), said: source.text, lang: source.lang },
    { what: t('change.here'), said: here, lang: data.asked.lang! },
    { what: t('change.file'), said: file, lang: data.asked.lang! },
  ]
  return (
    <>
      {fileSource && <p>{t('conflict.source')}</p>}
      {isWrittenSince && <p>{t('conflict.written')}</p>}
      <DataTable
        caption={t('change.caption', { item, field: label(name) })}
        rows={rows}
        keyOf={({ what }) => what}
        isDense
        columns={[
          { key: 'what', head: t('change.what'), isRowHead: true, cell: ({ what }) => what },
          {
            key: 'said',
            head: t('change.text'),
            cell: ({ said, lang }) =>
              said === '' ? (
                t('segment.nothing')
              ) : (
                <span lang={htmlOf(lang)} className="translation-said">
                  {said}
                </span>
              ),
          },
        ]}
      />
      {items.length > 1 && <p className="small muted">{t('segment.shared', { count: items.length })}</p>}
    </>
  )
}
