import { StatusChip } from '../../../web/parts/index.ts'
import type { RequestState } from '../model.ts'
import { useRequestWords } from '../words.ts'
import { stateKind, stateWord } from './state.ts'

export function StateChip({ state }: { state: RequestState }) {
  const t = useRequestWords()
  return <StatusChip kind={stateKind(state)}>{t(stateWord(state))}</StatusChip>
}
