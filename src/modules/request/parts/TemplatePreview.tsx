import { leftOut, letterOf, type LetterWords, type Place } from '../letter.ts'
import { useRequestWords } from '../words.ts'
import { LetterText } from './LetterText.tsx'
import type { Locale } from '../../../locale/index.ts'

interface Props {
  words: LetterWords
  locale: Locale
  example: { reference: string; id: string; values: Partial<Record<Place, string>> } | null
}

/** The letter that these words make of a request of the country, and what of them is left out for it. */
export function TemplatePreview({ words, locale, example }: Props) {
  const t = useRequestWords()
  if (!example) return <p>{t('templates.preview.none')}</p>
  const left = leftOut(words, example.values)
  return (
    <>
      <p>
        <a href={`/app/requests/${example.id}`}>{t('templates.preview.of', { reference: example.reference })}</a>
      </p>
      <div className="letter-paper">
        <LetterText letter={{ ...letterOf(words, example.values), locale }} />
      </div>
      {left.length > 0 && (
        <>
          <p>{t('templates.left-out', { count: left.length })}</p>
          <ul>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
