import type { Listener } from './kit/happenings.ts'

/** Who listens to what happens in earlier modules, in the order in which they are told. */
export const listeners: readonly Listener[] = []
