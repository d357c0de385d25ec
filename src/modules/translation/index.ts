export type { GlossaryTerm } from './glossary.ts'
export { translationProblem } from './problems.ts'
