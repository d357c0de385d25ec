import type { Listener } from './kit/happenings.ts'
import { findingsHeldBack } from './modules/finding/approving.server.ts'
import { deadlinesFollow } from './modules/request/listening.server.ts'

/** Who listens to what happens in earlier modules, in the order in which they are told. */
export const listeners: readonly Listener[] = [deadlinesFollow, findingsHeldBack]
