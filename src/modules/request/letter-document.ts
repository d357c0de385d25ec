import { pageWords, type DocumentBlock, type DocumentDescription } from '../../formats/document.ts'
import { textIn, type LocalText } from '../../kit/local-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import type { Values } from '../../kit/words.ts'
import { htmlLang, isLocale, type Locale, type ScriptExceptions } from '../../locale/index.ts'

/** A letter as it is kept: the text that was sent. */
export interface MadeLetter {
  readonly number: string
  readonly locale: string
  readonly subject: string
  readonly body: string
}

/** What of it is known apart from its text. */
export interface LetterParties {
  readonly institution: string
  readonly asker: string
  readonly isSample: boolean
  /** Of a letter that has not gone out: says so at the head of each page. */
  readonly draft?: string
}

/** A question as it is attached, in the order of the numbers. */
export interface AttachedQuestion {
  readonly number: number
  readonly question: LocalText
  readonly areaCode: string
  readonly areaTitle: LocalText
}

interface Language {
  /** Words in the language of the letter. */
  say(key: string, values?: Values): string
  readonly exceptions?: ScriptExceptions | undefined
}

type Opening = NonNullable<DocumentDescription['opening']>[number]

/**
 * A letter on paper, to be signed and put in a file: the institution and the references first, then its subject, its
 * text, room to sign, and the questions that it asks. A country may have written the text as it likes; what is not
 * recognised in it stands as a paragraph.
 */
export function letterDocument(
  letter: MadeLetter,
  { institution, asker, isSample, draft }: LetterParties,
  { say, exceptions }: Language,
  attached: readonly AttachedQuestion[] = [],
): DocumentDescription {
  const locale = isLocale(letter.locale) ? letter.locale : 'en'
  const { opening, text } = partsOf(letter, institution)
  const head = [isSample ? SAMPLE : [], draft ?? []].flat().join(' · ')
  return {
    title: letter.subject,
    lang: htmlLang(locale),
    foot: isSample ? `${SAMPLE} · ${letter.number}` : letter.number,
    pages: pageWords(say),
    ...(head === '' ? {} : { head }),
    opening,
    blocks: [
      ...signed(text, asker),
      ...(attached.length === 0
        ? []
        : [
            { kind: 'heading' as const, level: 1 as const, text: say('request.letter.questions') },
            ...questionBlocks(attached, locale, exceptions),
          ]),
    ],
  }
}

/** Where the number of a letter may stand, so that a text which names it further down does not open with all before it. */
const OPENS_WITHIN = 3

/** Up to the lines with the number of the letter it is what stands before the subject. */
function partsOf({ body, number }: MadeLetter, institution: string): { opening: Opening[]; text: readonly string[] } {
  const paragraphs = body.split(/\n{2,}/)
  const numbered = paragraphs.slice(0, OPENS_WITHIN).findIndex((it) => it.includes(number))
  return {
    opening: paragraphs.slice(0, numbered + 1).map((it) => openingOf(it, institution)),
    text: paragraphs.slice(numbered + 1),
  }
}

function openingOf(paragraph: string, institution: string): Opening {
  const lines = paragraph.split('\n')
  if (lines[0] === institution) return { kind: 'address', lines }
  const facts = lines.map((line) => /^([^:]+): (.+)$/.exec(line)).filter((it) => it !== null)
  if (facts.length < lines.length) return paragraphOf(paragraph)
  return { kind: 'facts', facts: facts.map(([, name, value]) => ({ name: name!, value: value! })) }
}

const paragraphOf = (text: string): Opening => ({ kind: 'paragraph', runs: [{ text }] })

/** The text, with room to sign where it ends with closing words and the name of who asks. */
function signed(paragraphs: readonly string[], asker: string): DocumentBlock[] {
  const [last = [], before = []] = paragraphs.toReversed().map((it) => it.split('\n'))
  if (last[0] === asker && before.length === 1)
    return [...paragraphs.slice(0, -2).map(paragraphOf), { kind: 'signature', closing: before[0]!, lines: last }]
  const [closing, ...lines] = last
  if (closing !== undefined && lines[0] === asker)
    return [...paragraphs.slice(0, -1).map(paragraphOf), { kind: 'signature', closing, lines }]
  return paragraphs.map(paragraphOf)
}

/** The questions under their areas, with the numbers by which they are answered, each in a language that it has. */
function questionBlocks(
  attached: readonly AttachedQuestion[],
  locale: Locale,
  exceptions?: ScriptExceptions,
): DocumentBlock[] {
  const inLanguage = (text: LocalText) => {
    const { text: words, locale: own, isFallback } = textIn(text, locale, exceptions)
    return { words, lang: isFallback ? htmlLang(own) : undefined }
  }
  const blocks: DocumentBlock[] = []
  let area: string | undefined
  let list: { next: number; lang: string | undefined; items: { text: string }[][] } | undefined
  for (const { number, question, areaCode, areaTitle } of attached) {
    if (areaCode !== area) {
      const { words, lang } = inLanguage(areaTitle)
      blocks.push({ kind: 'heading', level: 2, text: words, lang })
      list = undefined
    }
    area = areaCode
    const { words, lang } = inLanguage(question)
    if (list?.next !== number || list.lang !== lang) {
      list = { next: number, lang, items: [] }
      blocks.push({ kind: 'numbered', from: number, items: list.items, lang })
    }
    list.items.push([{ text: words }])
    list.next++
  }
  return blocks
}
