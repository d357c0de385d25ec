import { choiceKey, sayCell, type Cell, type CellSort, type CellValue, type Said } from '../../answers/index.ts'
import { useLocale } from '../reading.tsx'
import { useAnswerWords } from './words.ts'

/** What was said, in the reader's notation; an interval as it was given, with what it means beside it. */
export function SaidText({ said }: { said: Said }) {
  const say = useSaid()
  return said.kind === 'words' ? <span className="as-written">{said.text}</span> : say(said)
}

export function CellText({ sort, value }: { sort: CellSort; value: CellValue }) {
  return <SaidText said={sayCell(useLocale(), sort, value)} />
}

/** A cell for reading. What was left empty says so, and looks like no number. */
export function ValueText({ cell, value }: { cell: Cell; value: CellValue | undefined }) {
  const t = useAnswerWords()
  if (value) return <CellText sort={cell.sort} value={value} />
  return (
    <>
      <span aria-hidden="true">…</span>
      <span className="visually-hidden">{t('text.empty')}</span>
    </>
  )
}

/** How it was written, where that is not how it is shown. */
export function AsGiven({ cell, value }: { cell: Cell; value: CellValue | undefined }) {
  const t = useAnswerWords()
  const locale = useLocale()
  const say = useSaid()
  if (!value || value.asGiven.trim() === '') return null
  const said = sayCell(locale, cell.sort, value)
  const isShown = said.kind === 'interval' || say(said) === value.asGiven.trim()
  return isShown ? null : <span className="as-given">{t('text.as-given', { given: value.asGiven.trim() })}</span>
}

/** The same as a string. */
export function useSaid(): (said: Said) => string {
  const t = useAnswerWords()
  return (said) => {
    if (said.kind === 'choice') return t(said.key.slice('answers.'.length) as 'choice.yes')
    return said.kind === 'interval' && said.range !== said.text ? `${said.text} (${said.range})` : said.text
  }
}

/** A value as its source prints it; one that is a choice in the reader's words. */
export function useGiven(): (value: { readonly unit: string; readonly asGiven: string }) => string {
  const t = useAnswerWords()
  return ({ unit, asGiven }) => {
    const key = choiceKey(unit, asGiven)
    return key === undefined ? asGiven : t(key.slice('answers.'.length) as 'choice.yes')
  }
}
