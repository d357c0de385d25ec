import { describe, expect, test } from 'vitest'
import { sayTo } from '../../catalogue.ts'
import { localText } from '../../kit/local-text.ts'
import { LOCALES } from '../../locale/index.ts'
import { docxFile } from '../../formats/docx.ts'
import { pdfFile } from '../../formats/pdf.ts'
import { readPdf, tagged } from '../../formats/pdf-read.fixture.ts'
import { letterDocument, type AttachedQuestion, type MadeLetter } from './letter-document.ts'
import { LETTER_KINDS, letterOf, PLACES_AS_THEMSELVES, type LetterKind } from './letter.ts'

const PARTIES = { institution: 'Ministarstvo pravde', asker: 'Ana Anić', isSample: false }
const VALUES = {
  institution: PARTIES.institution,
  asker: PARTIES.asker,
  reference: 'ME-2026-001',
  number: '12/2026',
  day: '24. 11. 2026.',
  year: '2025',
  questions: '3',
  until: '31. 3. 2027.',
  email: 'ana@example.org',
}

function made(kind: LetterKind, locale: string): MadeLetter {
  const words = (part: string) => sayTo(locale, `request.letter.${kind}.${part}`, PLACES_AS_THEMSELVES)
  const { subject, body } = letterOf({ subject: words('subject'), body: words('body') }, VALUES)
  return { number: VALUES.number, locale, subject, body }
}

const inLanguage = (locale: string) => ({
  say: (key: string, values?: Record<string, string | number>) => sayTo(locale, key, values),
})
const written = (body: string): MadeLetter => ({ number: '12/2026', locale: 'cnr', subject: 'Dopis', body })
const documentOf = (letter: MadeLetter, attached: readonly AttachedQuestion[] = []) =>
  letterDocument(letter, PARTIES, inLanguage(letter.locale), attached)

const question = (number: number, areaCode: string, text: Parameters<typeof localText>[0]): AttachedQuestion => ({
  number,
  areaCode,
  areaTitle: localText({ en: `Area ${areaCode}`, sr: `Oblast ${areaCode}`, cnr: `Oblast ${areaCode}` }),
  question: localText(text),
})

describe('a letter as a document', () => {
  test.each(LOCALES.flatMap((locale) => LETTER_KINDS.map((kind) => ({ locale, kind }))))(
    'in the shipped words ($kind, $locale) opens with its references and ends with room to sign',
    ({ locale, kind }) => {
      const letter = made(kind, locale)
      const { opening, blocks, title } = documentOf(letter)
      expect(opening!.map((it) => it.kind)).toEqual(kind === 'appeal' ? ['facts'] : ['address', 'facts'])
      expect(JSON.stringify(opening)).toContain('"value":"12/2026"')
      expect(title).toBe(letter.subject)
      expect(blocks.at(-1)).toMatchObject({ kind: 'signature', lines: ['Ana Anić', 'ana@example.org'] })
      expect(blocks.slice(0, -1).every(({ kind: it }) => it === 'paragraph')).toBe(true)
    },
  )

  test('loses no word of the letter, however a country has written it', () => {
    for (const body of [
      'Ana Anić',
      'Poštovani,\n\nhvala.',
      'a: b\nc\n\n12/2026: d\n\nkraj\n\nAna Anić',
      '',
      ': \n12/2026',
    ])
      expect(textOf(documentOf(written(body)))).toBe(`${body}Dopis`.replaceAll(/[\s:]/g, ''))
  })

  test('does not take what names its number further down for its opening', () => {
    const { opening } = documentOf(written('Poštovani,\n\njedan\n\ndva\n\nu vezi sa 12/2026'))
    expect(opening).toEqual([])
  })

  test('attaches its questions under their areas, by their numbers, and says which are in another language', () => {
    const { blocks } = documentOf(made('request', 'cnr'), [
      question(1, 'A', { cnr: 'Koliko?' }),
      question(2, 'A', { cnr: 'Kada?' }),
      question(3, 'B', { en: 'Where?' }),
      question(5, 'B', { cnr: 'Ko?' }),
    ])
    expect(blocks.slice(blocks.findIndex(({ kind }) => kind === 'heading'))).toEqual([
      { kind: 'heading', level: 1, text: 'Pitanja' },
      { kind: 'heading', level: 2, text: 'Oblast A' },
      { kind: 'numbered', from: 1, items: [[{ text: 'Koliko?' }], [{ text: 'Kada?' }]] },
      { kind: 'heading', level: 2, text: 'Oblast B' },
      { kind: 'numbered', from: 3, items: [[{ text: 'Where?' }]], lang: 'en' },
      { kind: 'numbered', from: 5, items: [[{ text: 'Ko?' }]] },
    ])
  })

  test('of invented data says so on every page', () => {
    const document = letterDocument(made('request', 'sq'), { ...PARTIES, isSample: true }, inLanguage('sq'))
    expect(document).toMatchObject({ head: 'SAMPLE', foot: 'SAMPLE · 12/2026' })
  })

  test('is a Word file and a PDF, with Serbian Cyrillic as it is read', async () => {
    const document = documentOf(made('request', 'sr-cyrl'), [question(1, 'A', { sr: 'Koliko je žrtava prepoznato?' })])
    const pdf = await readPdf(await pdfFile(document))
    expect(tagged(pdf, 'LBody').map(({ text }) => text)).toEqual(['Колико је жртава препознато?'])
    expect(pdf.pages[0]!.margin).toMatch(/^12\/2026 · Страна 1 од \d$/)
    expect((await docxFile(document)).byteLength).toBeGreaterThan(0)
  })
})

/** All texts of a document in their order, without spaces and colons. */
function textOf({ opening, title, blocks }: ReturnType<typeof documentOf>): string {
  const texts: string[] = []
  JSON.stringify([opening, blocks, title], (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'kind') texts.push(value)
    return value
  })
  return texts.join('').replaceAll(/[\s:]/g, '')
}
