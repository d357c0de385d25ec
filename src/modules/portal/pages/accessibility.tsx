import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { WordsOnly } from '../parts/WordsOnly.tsx'
import { accessibilityPage, type TextPage } from '../readings/text-pages.server.ts'

export const loader = readPublic(accessibilityPage.load)

export default function AccessibilityPage() {
  return <WordsOnly page={useLoaderData<TextPage>()} />
}
