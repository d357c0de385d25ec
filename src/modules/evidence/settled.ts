/** Why what looks like a person's may stand in a source. */
export const SETTLED_AS = ['not-personal', 'public-role', 'published-lawfully'] as const
export type SettledAs = (typeof SETTLED_AS)[number]
