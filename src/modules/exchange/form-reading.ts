import type { Breakdowns } from '../../answers/index.ts'
import type { Values } from '../../kit/words.ts'
import type { ContentLang } from '../../locale/index.ts'
import type { RemarkKey } from './form-answers.ts'
import type { Grid } from './grid.ts'
import type { CellProblem } from './plan-model.ts'

/** What a form does not say itself, and the person who brings it does. */
export interface FormChoices {
  /** The area in which what fits nowhere finds its place. */
  readonly into?: string | undefined
  /** The language of wording that names none. */
  readonly lang?: ContentLang | undefined
}

export interface FormGround extends FormChoices {
  readonly breakdowns: Breakdowns
}

/** Something of a form that is not carried, or only as the nearest that there is: it is kept. */
export interface Remark {
  readonly address: string
  readonly key: RemarkKey
  readonly values: Values
}

/** A form as the table that every file is read as. */
export interface FormReading {
  readonly grid: Grid
  readonly problems: readonly CellProblem[]
  readonly remarks: readonly Remark[]
  /** What somebody has to say before it can be read. */
  readonly asks: { readonly into: boolean; readonly lang: boolean }
}
