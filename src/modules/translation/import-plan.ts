import { canonical, sha256 } from '../../kit/canonical.ts'
import { plainText } from '../../kit/plain-text.ts'
import type { FileText, TextFile, TextProblem, TextProblemKey } from './file-model.ts'
import type { State } from './model.ts'
import type { Segment } from './segments.ts'
import { signDifference } from './signs.ts'
import { textHash } from './text-key.ts'

/** One text that a file says otherwise than here. */
export interface PlannedText {
  readonly key: string
  readonly item: string
  readonly name: string
  readonly address: string
  /** holds: the source changed, and the file says that the translation is right as it is. */
  readonly kind: 'new' | 'changed' | 'emptied' | 'holds'
  readonly items: readonly string[]
  readonly source: Segment['source']
  readonly here: string
  readonly state: State
  readonly file: string
  /** The source that the file translates, where it is another one now. */
  readonly fileSource: { readonly text: string; readonly hash: string } | null
  /** Somebody wrote the translation here since the file was made. */
  readonly isWrittenSince: boolean
}

export interface UnknownText {
  readonly address: string
  readonly key: string
  readonly target: string
}

export interface TextPlan {
  readonly texts: readonly PlannedText[]
  readonly unchanged: number
  /** Texts that are not, or not any more, among those of this version and language: nothing becomes of them. */
  readonly unknown: readonly UnknownText[]
  readonly problems: readonly TextProblem[]
}

/** Both changed, the file and somebody here: a person decides. */
export const isConflict = ({ fileSource, isWrittenSince }: PlannedText) => fileSource !== null || isWrittenSince

const LONGEST = 4000

/**
 * What a file would do to the translations of a draft, without doing it. What the file leaves as it was is never written,
 * so it takes back nothing that was written here since; a text that is missing in it says nothing.
 */
export function planOf(file: TextFile, segments: readonly Segment[]): TextPlan {
  const byKey = new Map(segments.flatMap((it) => it.items.map((item) => [`${item}:${it.name}`, it])))
  const problems = [...file.problems]
  const unknown: UnknownText[] = []
  const planned = new Map<string, PlannedText>()
  const seen = new Set<string>()
  for (const text of file.texts) {
    const key = `${text.item}:${text.name}`
    const refuse = (what: TextProblemKey, values: TextProblem['values']) =>
      problems.push({ address: text.address, key: what, values })
    const segment = byKey.get(key)
    if (seen.has(key)) refuse('twice', { key })
    else if (!segment) unknown.push({ address: text.address, key, target: text.target ?? '' })
    else {
      const one = plannedText(key, text, segment)
      const other = planned.get(segment.key)
      if (one && other && other.file !== one.file) refuse('two-texts', { key, other: other.key })
      else if (one && !other) {
        for (const wrong of faultsOf(one)) refuse(wrong.key, wrong.values)
        planned.set(segment.key, one)
      }
    }
    seen.add(key)
  }
  const texts = [...planned.values()]
  return { texts, problems, unknown, unchanged: seen.size - texts.length - unknown.length }
}

function plannedText(key: string, text: FileText, segment: Segment): PlannedText | undefined {
  const { target: file, sourceText, isDone } = text
  if (file === undefined) return undefined
  const source = plainText(segment.source.text)
  const here = plainText(segment.piece?.text ?? '')
  const made = text.source ?? textHash(sourceText)
  const planned = {
    key,
    item: text.item,
    name: text.name,
    address: text.address,
    items: segment.items,
    source: { ...segment.source, text: source },
    here,
    state: segment.state,
    file,
    fileSource: made === textHash(source) ? null : { text: sourceText, hash: made },
  }
  if (file === here) {
    const holds = segment.state === 'stale' && isDone && planned.fileSource === null && file !== ''
    return holds ? { ...planned, kind: 'holds', isWrittenSince: false } : undefined
  }
  const isLeft = text.seen === undefined ? file === '' : textHash(file) === text.seen
  if (isLeft) return undefined
  const isWrittenSince = textHash(here) !== (text.seen ?? '')
  return { ...planned, kind: file === '' ? 'emptied' : here === '' ? 'new' : 'changed', isWrittenSince }
}

function faultsOf({ file, source, fileSource }: PlannedText): Pick<TextProblem, 'key' | 'values'>[] {
  if (file === '') return []
  if (file.length > LONGEST) return [{ key: 'too-long', values: { length: file.length } }]
  const other = signDifference(fileSource?.text || source.text, file)
  return [
    ...(other && other.missing.length > 0
      ? [{ key: 'signs-missing' as const, values: { signs: other.missing.join(', ') } }]
      : []),
    ...(other && other.extra.length > 0
      ? [{ key: 'signs-extra' as const, values: { signs: other.extra.join(', ') } }]
      : []),
  ]
}

/** Of what a person was shown: when it is applied, it is still that. */
export function planHash({ texts, problems, unknown }: TextPlan): string {
  return sha256(canonical({ texts, problems, unknown }))
}
