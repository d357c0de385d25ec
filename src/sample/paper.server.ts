import { read, type AnswerType } from '../answers/index.ts'
import type { DocumentDescription } from '../formats/document.ts'
import { pdfFile } from '../formats/pdf.ts'
import { SAMPLE } from '../kit/sample.ts'
import { breakdowns } from '../modules/country/queries.server.ts'
import { submitTranscription, transcribeAnswer } from '../modules/reply/commands.server.ts'
import { readTranscription } from '../modules/reply/handing-in.server.ts'
import { shapeFor } from '../modules/request/index.ts'
import { questionsIn, type AskedQuestion } from '../modules/request/queries.server.ts'
import { readUploadForm } from '../server/upload.server.ts'
import type { CountryCode } from './cast.ts'
import { invented } from './invented.ts'
import { MARK } from './narrative.ts'
import type { Stage } from './stage.server.ts'

/** How many questions the letter answers; the others it leaves open. */
const ANSWERED = 6

interface OnPaper {
  readonly id: string
  readonly reference: string
  readonly country: CountryCode
  readonly receivedOn: string
}

/** One office writes a letter: a monitor enters what it says, from its pages, and submits it. It waits to be accepted. */
export async function playPaper(stage: Stage, { id, reference, country, receivedOn }: OnPaper): Promise<void> {
  const monitor = stage.player(`monitor ${country}`)
  if (stage.isDone(monitor, `submit ${reference}`)) return
  const [questions, known] = await stage.look(async (db) => [await questionsIn(db, id), await breakdowns(db)] as const)
  const { upload, drop } = await letterOf(reference)
  let document = 'upload'
  for (const [place, question] of questions.slice(0, ANSWERED).entries()) {
    const cells = cellsOf(question, reference)
    const isReadable = read('en', shapeFor(question, known), cells).problems.length === 0
    const { evidenceId } = await monitor.does(`enter ${question.number} ${reference}`, transcribeAnswer, () => ({
      id,
      number: question.number,
      version: 0,
      kind: isReadable ? ('value' as const) : ('no-data-kept' as const),
      cells: isReadable ? cells : {},
      explanations: question.indicatorCode === DOUBTFUL ? EXPLAINED : {},
      cameBy: 'paper' as const,
      document,
      ...(document === 'upload' ? { upload } : {}),
      class: 'public' as const,
      page: String(1 + Math.floor(place / 3)),
    }))
    document = `evidence:${evidenceId}`
  }
  await drop()
  const { seen } = await monitor.asks(readTranscription, { id })
  await monitor.does(`submit ${reference}`, submitTranscription, () => ({
    id,
    seen,
    onDay: receivedOn,
    responsible: 'Sample head of office',
    evidenceId: document.slice('evidence:'.length),
  }))
}

/** Its parts are more than its total, and the letter says why. */
const DOUBTFUL = 'IDN-08'
const EXPLAINED = {
  'parts-exceed-total/sex;age_group': `${MARK}this office gave no such explanation.`,
}

function cellsOf({ indicatorCode, answerType, number }: AskedQuestion, reference: string): Record<string, string> {
  const cells = invented(answerType as AnswerType, `${reference} ${number}`)
  return indicatorCode === DOUBTFUL ? { total: '12', 'sex=female;age_group=adult': '15' } : cells
}

async function letterOf(reference: string) {
  const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
  const letter: DocumentDescription = {
    title: `${SAMPLE}: ${reference}`,
    lang: 'en',
    head: SAMPLE,
    foot: reference,
    pages: '{page} / {pages}',
    blocks: [paragraph(`${MARK}nobody wrote this letter, and it was never on paper.`)],
  }
  const form = new FormData()
  form.append('file', new File([await pdfFile(letter, { isPatient: true })], `letter-${reference}.pdf`))
  return readUploadForm(new Request('http://sample.invalid/', { method: 'POST', body: form }))
}
