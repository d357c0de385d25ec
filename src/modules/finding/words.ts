import { wordsOf } from '../../web/reading.tsx'
import messages from './messages.json' with { type: 'json' }

export const useFindingWords = wordsOf('finding', messages)
