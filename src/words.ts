import messages from './messages.json' with { type: 'json' }
import { wordsOf } from './web/reading.tsx'

export const useRootWords = wordsOf('root', messages)
