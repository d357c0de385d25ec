import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { WordsOnly } from '../parts/WordsOnly.tsx'
import { privacyPage, type TextPage } from '../readings/text-pages.server.ts'

export const loader = readPublic(privacyPage.load)

export default function PrivacyPage() {
  return <WordsOnly page={useLoaderData<TextPage>()} />
}
