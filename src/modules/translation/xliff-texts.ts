import { readXliff } from '../../formats/xliff-read.ts'
import { writeXliff } from '../../formats/xliff-write.ts'
import type { XliffState, XliffUnit } from '../../formats/xliff.ts'
import { plainText } from '../../kit/plain-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { htmlLang, type ContentLang } from '../../locale/index.ts'
import type { FileText, ReadTexts, TextProblem } from './file-model.ts'
import type { State } from './model.ts'
import type { OutTexts, TextOut } from './out-texts.ts'
import { keyOf, readKey } from './text-key.ts'

/** Whose file it is: a translation program gives the id of a file back as it was. */
const FILE = 'rapporteur'
const SAMPLE_FILE = `${FILE}.${SAMPLE}`

/** A stale one is to be looked at again: for a program, as if it were not begun. */
const STATES: Readonly<Record<State, XliffState>> = {
  missing: 'initial',
  stale: 'initial',
  unreviewed: 'translated',
  reviewed: 'reviewed',
}

const tagOf = (lang: ContentLang) => htmlLang(lang === 'sr' ? 'sr-latn' : lang)

/** The texts of one language of origin: a translation file has one only. */
export function xliffOf({ lang, texts, title, isSample, sampleNote }: OutTexts, from: ContentLang): string {
  return writeXliff({
    srcLang: tagOf(from),
    trgLang: tagOf(lang),
    file: isSample ? SAMPLE_FILE : FILE,
    original: title,
    ...(isSample ? { notes: [{ text: `${SAMPLE}: ${sampleNote}` }] } : {}),
    units: texts.filter(({ segment }) => segment.source.lang === from).map(unitOf),
  })
}

function unitOf({ segment, label, kind, state: said, notes }: TextOut): XliffUnit {
  const { source, piece, state } = segment
  return {
    id: keyOf(segment),
    source: source.text,
    ...(piece ? { target: piece.text } : {}),
    state: STATES[state],
    ...(state === 'stale' ? { subState: `${FILE}:${state}` } : {}),
    notes: [
      { text: `${segment.item} ${label} (${kind})`, category: 'text' },
      { text: said, category: 'state' },
      ...notes.map((text) => ({ text, category: 'help' })),
    ],
  }
}

/** A translation file as texts; its refusals are those of the format. */
export async function textsOfXliff(bytes: Uint8Array): Promise<ReadTexts> {
  const { trgLang, units } = await readXliff(bytes)
  const problems: TextProblem[] = []
  const texts = units.flatMap(({ id, line, source, target, state }): FileText[] => {
    const key = readKey(id)
    if (!key) {
      problems.push({ address: String(line), key: 'key', values: { given: id.slice(0, 60) } })
      return []
    }
    return [
      {
        ...key,
        address: String(line),
        sourceText: plainText(source),
        target: target === undefined ? undefined : plainText(target),
        isDone: state !== 'initial',
      },
    ]
  })
  const files = units.map(({ file }) => file)
  const isSample = files.includes(SAMPLE_FILE) || (files.includes(FILE) ? false : undefined)
  return { format: 'xlf', lang: trgLang, isSample, texts, problems }
}
