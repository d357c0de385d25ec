import { wordsOf } from './reading.tsx'
import messages from './messages.json' with { type: 'json' }

export const useWebWords = wordsOf('web', messages)
