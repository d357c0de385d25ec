import { StatusChip, type StatusKind } from '../../../web/parts/index.ts'
import type { HeardState as State } from '../model.ts'
import { useFindingWords } from '../words.ts'

const KINDS: Readonly<Record<State, StatusKind>> = {
  'under-reply': 'neutral',
  'no-reply': 'overdue',
  agreed: 'claimed',
  disputed: 'claimed',
  decided: 'verified',
}

/** What the institution says is claimed; what was decided is ours. */
export function HeardState({ state }: { state: State }) {
  const t = useFindingWords()
  return <StatusChip kind={KINDS[state]}>{t(`state.${state}`)}</StatusChip>
}
