/** What may be tried in the calculator, in the order of its fields. */
export const TRIED = ['received', 'clarification-asked', 'clarification-given', 'extended', 'passed-on'] as const
export type TriedEvent = (typeof TRIED)[number]
