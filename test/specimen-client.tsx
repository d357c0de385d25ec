import { hydrateRoot } from 'react-dom/client'
import type { Reading } from '../src/kit/words.ts'
import { QuestionSpecimen, type SpecimenQuestion } from './specimen-answers.tsx'

const { specimen } = window as unknown as { specimen: { reading: Reading; question: SpecimenQuestion } }
hydrateRoot(document.querySelector('#root')!, <QuestionSpecimen {...specimen} />, {
  onRecoverableError: (fault) => console.error(fault),
})
