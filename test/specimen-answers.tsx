import { doubts, read, type Shape } from '../src/answers/index.ts'
import type { Reading } from '../src/kit/words.ts'
import { AnswerInput, AnswerText, SameAsLast, useCellErrors } from '../src/web/answers/index.ts'
import { ErrorSummary, Page, PublicFrame, SubmitButton } from '../src/web/parts/index.ts'
import { ReadingIn } from '../src/web/reading.tsx'

export interface SpecimenQuestion {
  readonly name: string
  readonly shape: Shape
  readonly given: Readonly<Record<string, string>>
  readonly before: Readonly<Record<string, string>>
}

interface Props {
  reading: Reading
  question: SpecimenQuestion
}

/** One question as a page of its own, which is how it is asked. */
export function QuestionSpecimen({ reading, question }: Props) {
  return (
    <ReadingIn reading={reading}>
      <PublicFrame homeHref="/en" nav={[]} languages={[]} search={{ action: '/' }} footer={footer}>
        <Page title="IDN-08" lead={question.name}>
          <Question reading={reading} question={question} />
        </Page>
      </PublicFrame>
    </ReadingIn>
  )
}

const footer = { funding: 'F', disclaimer: 'D', links: [], version: '1', helpHref: '/help', reportHref: '/report' }

function Question({ reading, question }: Props) {
  const { shape, given, before: last } = question
  const { cells, problems } = read(reading.locale, shape, given)
  const before = read(reading.locale, shape, last).cells
  const errors = useCellErrors(shape, problems)
  const found = doubts(reading, shape, cells, before)
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" noValidate>
        <AnswerInput
          shape={shape}
          given={given}
          problems={problems}
          doubts={found}
          explanations={{ [found[0]?.id ?? '']: '2020.' }}
          before={before}
          unit={shape.unit}
        />
        <SubmitButton>OK</SubmitButton>
        <SameAsLast />
      </form>
      <h2 id="reading">{shape.answerType}</h2>
      <AnswerText shape={shape} cells={cells} unit={shape.unit} labelledBy="reading" withGiven />
    </>
  )
}
