import { doubts, read, type Breakdowns, type Doubt } from '../../answers/index.ts'
import { pageWords, type DocumentBlock, type DocumentDescription } from '../../formats/document.ts'
import { textIn } from '../../kit/local-text.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { formatDay, htmlLang } from '../../locale/index.ts'
import { lastIn, shapeFor } from './answered.ts'
import { doubtsAcross } from './checks.ts'
import type { AskedQuestion } from './queries.server.ts'
import { cellLines, wholeLine, type ReplyLanguage } from './reply-words.ts'
import { answersIn, isSaid, type AnswerDocument, type SubmittedAnswer } from './submitted.ts'

/** What is known of a reply besides its answers. */
export interface Reply {
  readonly reference: string
  readonly institution: string
  readonly year: number
  readonly receipt: string
  readonly submittedAt: string
  readonly responsible: string
  readonly sha256: string
  /** Who of us entered it from what came on paper or by mail, and when that came; null: submitted by the institution. */
  readonly enteredByName: string | null
  readonly receivedOn: string | null
  readonly isSample: boolean
}

/** Each answer of a submission beside its question. */
export function saidTo(questions: readonly AskedQuestion[], body: string) {
  const byNumber = new Map(questions.map((question) => [question.number, question]))
  return answersIn(body).flatMap((answer) => {
    const question = byNumber.get(answer.number)
    return question ? [{ answer, question }] : []
  })
}

/**
 * A reply on paper: every question with its answer as it was submitted, what was asked about it, and what the institution
 * says to that. Each question has a heading of its own, in the order of the answers.
 */
export function replyDocument(
  reply: Reply,
  asked: readonly { readonly answer: SubmittedAnswer; readonly question: AskedQuestion }[],
  known: Breakdowns,
  language: ReplyLanguage,
): DocumentDescription {
  const { locale, say } = language
  const across = doubtsAcross(asked, known, { locale })
  const fact = (name: string, value: string) => ({ name: say(name), value })
  return {
    title: say('request.reply.title', { reference: reply.reference, year: String(reply.year) }),
    lang: htmlLang(locale),
    foot: reply.isSample ? `${SAMPLE} · ${reply.receipt}` : reply.receipt,
    pages: pageWords(say),
    ...(reply.isSample ? { head: SAMPLE } : {}),
    opening: [
      {
        kind: 'facts',
        facts: [
          fact('request.institution', reply.institution),
          fact('request.reply.receipt', reply.receipt),
          ...whenOf(reply, language),
          fact('request.reply.responsible', reply.responsible),
          fact('request.reply.hash', reply.sha256),
        ],
      },
    ],
    blocks: asked.flatMap((it) =>
      questionBlocks({ ...it, across: across.get(it.answer.number) ?? [] }, known, language),
    ),
  }
}

function whenOf({ submittedAt, enteredByName, receivedOn }: Reply, { locale, say }: ReplyLanguage) {
  const day = formatDay(locale, submittedAt.slice(0, 10))
  if (enteredByName === null || receivedOn === null) return [{ name: say('request.reply.submitted-on'), value: day }]
  return [
    { name: say('request.reply.received-on'), value: formatDay(locale, receivedOn) },
    { name: say('request.reply.entered'), value: say('request.reply.entered-by', { name: enteredByName, day }) },
  ]
}

interface Answered {
  /** What looks doubtful between this answer and another one of the reply. */
  readonly across: readonly Doubt[]
  readonly answer: SubmittedAnswer
  readonly question: AskedQuestion
}

function questionBlocks(
  { answer, question, across }: Answered,
  known: Breakdowns,
  language: ReplyLanguage,
): DocumentBlock[] {
  const { locale } = language
  const asked = textIn(question.question, locale)
  return [
    {
      kind: 'heading',
      level: 1,
      text: `${answer.number}. ${asked.text}`,
      lang: asked.isFallback ? htmlLang(asked.locale) : undefined,
    },
    ...answerBlocks({ answer, question, across }, known, language),
    ...furtherBlocks(answer, language),
  ]
}

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', runs: [{ text }] })

function answerBlocks(
  { answer, question, across }: Answered,
  known: Breakdowns,
  language: ReplyLanguage,
): DocumentBlock[] {
  const { say } = language
  if (!isSaid(answer)) return [paragraph(say('request.said.nothing'))]
  if (answer.kind === 'declined') return declinedBlocks(answer, language)
  if (answer.kind !== 'value') return [paragraph(say(`request.said.${answer.kind}`))]
  const shape = shapeFor(question, known)
  const { cells } = read(language.locale, shape, answer.cells)
  const whole = wholeLine(language, shape, cells)
  const lines = cellLines(language, shape, cells)
  return [
    ...(whole === undefined ? [] : [{ kind: 'paragraph' as const, runs: [{ text: whole, isBold: true }] }]),
    ...(lines.length > 1 ? [tableOf(lines, language)] : []),
    ...doubtBlocks({ answer, question, across }, known, language),
  ]
}

function declinedBlocks(
  { ground, reason, suggestedInstitution, proposedOn }: SubmittedAnswer,
  { locale, say }: ReplyLanguage,
): DocumentBlock[] {
  return [
    paragraph(`${say(`request.said.ground.${ground ?? 'other'}`)}: ${reason}`),
    ...(suggestedInstitution === null
      ? []
      : [paragraph(say('request.said.suggested', { name: suggestedInstitution }))]),
    ...(proposedOn === undefined
      ? []
      : [paragraph(say('request.said.proposed', { day: formatDay(locale, proposedOn) }))]),
  ]
}

function tableOf(lines: readonly { name: string; value: string }[], { say }: ReplyLanguage): DocumentBlock {
  return {
    kind: 'table',
    header: [say('request.reply.of-what'), say('request.request.answer')],
    widths: [3, 1],
    rows: lines.map(({ name, value }) => [[{ text: name }], [{ text: value }]]),
  }
}

function doubtBlocks({ answer, question, across }: Answered, known: Breakdowns, { locale, say }: ReplyLanguage) {
  const shape = shapeFor(question, known)
  const { cells } = read(locale, shape, answer.cells)
  const last = lastIn(question)
  const before = last?.kind === 'value' ? read(locale, shape, last.cells).cells : undefined
  return [...doubts({ locale }, shape, cells, before), ...across].map(({ id, key, values }) => {
    const explained = answer.explanations[id]
    const doubt = `${say('request.reply.doubt')}: ${say(key, values)}`
    return paragraph(explained ? `${doubt}\n${say('request.reply.explained')}: ${explained}` : doubt)
  })
}

function furtherBlocks(
  { quality, source, note, files, kind, document }: SubmittedAnswer,
  { say }: ReplyLanguage,
): DocumentBlock[] {
  const lines = [
    ...(kind === 'value' && quality !== null ? [say(`request.said.quality.${quality}`)] : []),
    ...(source === '' ? [] : [`${say('request.said.source')}: ${source}`]),
    ...(note === '' ? [] : [note]),
    ...(document === null ? [] : [enteredLine(document, say)]),
    ...(files.length === 0 ? [] : [`${say('request.reply.files')}: ${files.map(({ name }) => name).join(', ')}`]),
  ]
  return lines.length === 0 ? [] : [paragraph(lines.join('\n'))]
}

/** `Entered from a letter by Ana Anić, page 3.` */
export function enteredLine(
  { cameBy, enteredBy, page }: Pick<AnswerDocument, 'cameBy' | 'enteredBy' | 'page'>,
  say: ReplyLanguage['say'],
): string {
  return say(`request.said.entered.${cameBy}`, { name: enteredBy, page: page ?? 'none' })
}
