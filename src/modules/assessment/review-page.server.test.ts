import { expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf, type PageModule } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { saveAssessment, submitAssessment, takeOverAssessment } from './commands.server.ts'
import { openedCycle, RATED, submitted, WORDS } from './desk.fixture.ts'
import * as deskPage from './pages/desk.tsx'
import * as reviewPage from './pages/review.tsx'

const REVIEW: [string, PageModule] = ['/app/review/:id', reviewPage]
const DESK: [string, PageModule] = ['/app/assess/:cycleId/:code', deskPage]

async function shown(
  host: Host,
  { token }: Person,
  { page, at, fields }: { page: [string, PageModule]; at: string; fields?: Record<string, string> },
) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ key: newKey(), ...fields })) form.append(name, value)
  const sent = fields === undefined ? {} : { method: 'POST', body: form }
  const answer = await answerOf({ host, token }, ...page, new Request(`http://127.0.0.1:4000${at}`, sent))
  return answer.html.replaceAll('<!-- -->', '')
}

test('a reviewer sees the rating of the cycle before, and that this one is it, until somebody changes it', async ({
  as,
  host,
}) => {
  const { author, evidenceId } = await submitted(as, host, 'ba', RATED, 2033)
  const cycleId = await openedCycle(host, 'ba', 2034)
  const taken = await author.does(takeOverAssessment, { cycleId, code: RATED, seenVersion: 0 })
  await author.does(submitAssessment, { id: taken.id!, seenVersion: taken.version })
  const reviewer = await as.reviewer('ba')
  const looks = () => shown(host, reviewer, { page: REVIEW, at: `/app/review/${taken.id}` })

  const unchanged = await looks()
  expect(unchanged).toContain('2033, Waiting for review')
  expect(unchanged).toContain('Carried over from 2033, not changed')

  const citations = [{ evidenceId, page: '3', quotation: 'in 14 of 31 cases' }]
  await author.does(saveAssessment, { ...WORDS, cycleId, code: RATED, seenVersion: 2, rating: 2, citations })
  const changed = await looks()
  expect(changed).toContain('2033, Waiting for review')
  expect(changed).not.toContain('Carried over')
})

test('a return without a comment says which field is empty', async ({ as, host }) => {
  const { id } = await submitted(as, host, 'ba', RATED, 2035)
  const fields = { act: 'return', comment: '' }
  const html = await shown(host, await as.reviewer('ba'), { page: REVIEW, at: `/app/review/${id}`, fields })
  expect(html).toContain('<a href="#comment">What has to change: Fill this in.</a>')
})

test('a submission that lacks something names the fields of the desk', async ({ as, host }) => {
  const monitor = await as.monitor('ba')
  const cycleId = await openedCycle(host, 'ba', 2036)
  const at = `/app/assess/${cycleId}/${RATED}`
  const fields = { act: 'submit', seenVersion: '0', answer: '2', narrative: '', narrativeLang: 'en' }
  const html = await shown(host, monitor, { page: DESK, at, fields })
  expect(html).toContain('<a href="#narrative">Narrative: Write at least one sentence that says why.</a>')
  expect(html).toContain('<a href="#confidence">Confidence: Say how sure you are.</a>')
})

test('the desk names the act that inserted an article, not its code', async ({ as, host }) => {
  const cycleId = await openedCycle(host, 'ba', 2037)
  const monitor = await as.monitor('ba')
  const html = await shown(host, monitor, { page: DESK, at: `/app/assess/${cycleId}/IDN-12` })
  expect(html).toContain('inserted by EU Directive 2024/1712')
  expect(html).not.toContain('by eu-2024-1712')
})
