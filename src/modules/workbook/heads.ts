/** The columns of the questions, in their order. */
export const HEADS = ['key', 'number', 'question', 'part', 'answer', 'unit', 'what', 'source', 'note'] as const
export type Head = (typeof HEADS)[number]
