import type { ContentLang } from '../../locale/index.ts'
import type { Values } from '../../kit/words.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import type { Hit } from './glossary-hits.ts'
import type { Segment } from './segments.ts'

/** A text on its way out, with what helps to write it, in the words of whoever takes the file. */
export interface TextOut {
  readonly segment: Segment
  /** 'Rule for 3' */
  readonly label: string
  readonly kind: string
  readonly state: string
  /** How many items say it, and the terms of the glossary that it says. */
  readonly notes: readonly string[]
}

export interface OutTexts {
  readonly version: InstrumentVersion
  readonly lang: ContentLang
  readonly title: string
  readonly isSample: boolean
  readonly sampleNote: string
  readonly texts: readonly TextOut[]
}

/** Whose file it is, and the words of whoever takes it. */
export interface Given {
  readonly isSample: boolean
  readonly now: Date
  say(key: string, values?: Values): string
  /** A field's name: 'rule.3' is 'What 3 means'. */
  label(name: string): string
}

interface Found {
  readonly version: InstrumentVersion
  readonly lang: ContentLang
  readonly texts: readonly { readonly segment: Segment; readonly hits: readonly Hit[] }[]
}

export function outTexts({ version, lang, texts }: Found, { isSample, say, label }: Given): OutTexts {
  return {
    version,
    lang,
    isSample,
    title: say('translation.file.title', { code: version.code }),
    sampleNote: say('translation.sheet.sample'),
    texts: texts.map(({ segment, hits }) => ({
      segment,
      label: label(segment.name),
      kind: say(`translation.kind.${segment.kind}`),
      state: say(`translation.state.${segment.state}`),
      notes: [
        ...(segment.items.length > 1 ? [say('translation.segment.shared', { count: segment.items.length })] : []),
        ...hits.map(({ term, target, isUnsure }) =>
          say('translation.file.term', { term, target, sure: isUnsure ? 'no' : 'yes' }),
        ),
      ],
    })),
  }
}
