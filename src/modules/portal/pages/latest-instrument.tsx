import { readPublic } from '../../../server/pages.ts'
import { latestInstrumentPage } from '../readings/instrument.server.ts'

export { default } from './instrument.tsx'

export const loader = readPublic(latestInstrumentPage.load)
