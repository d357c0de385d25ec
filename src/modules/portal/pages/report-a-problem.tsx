import { useLoaderData } from 'react-router'
import { readPublic } from '../../../server/pages.ts'
import { WordsOnly } from '../parts/WordsOnly.tsx'
import { reportPage, type TextPage } from '../readings/text-pages.server.ts'

export const loader = readPublic(reportPage.load)

export default function ReportAProblemPage() {
  return <WordsOnly page={useLoaderData<TextPage>()} />
}
