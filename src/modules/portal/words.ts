import { wordsOf } from '../../web/reading.tsx'
import messages from './messages.json' with { type: 'json' }

export const usePortalWords = wordsOf('portal', messages)

export type PortalKey = keyof typeof messages
