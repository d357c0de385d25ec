import { readPublic } from '../../../server/pages.ts'
import { countryYearPage } from '../readings/country.server.ts'

export const loader = readPublic(countryYearPage.load)

export { default } from './country.tsx'
