export { approvalAsked } from './approval-asked.ts'
export { paragraphsOf } from './paragraphs.ts'
export type { Seen, SeenCitation, SeenFigure } from './seen.ts'
