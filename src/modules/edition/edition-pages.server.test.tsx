import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { ReadingIn } from '../../web/reading.tsx'
import { proposeEdition, publishEdition } from './commands.server.ts'
import { assess, cite, openCycle } from './edition.fixture.ts'
import EditionPage from './pages/edition.tsx'
import EditionsPage from './pages/editions.tsx'
import { editionsBoard, editionToRead } from './queries.server.ts'

function shown(page: ReactElement, data: unknown, address = '/app/editions'): string {
  const router = createMemoryRouter([{ id: 'page', path: '*', loader: () => data, element: page }], {
    initialEntries: [address],
    hydrationData: { loaderData: { page: data } },
  })
  return renderToStaticMarkup(
    <ReadingIn reading={{ locale: 'en', catalogue: {} }}>
      <RouterProvider router={router} />
    </ReadingIn>,
  )
}

test('the proposer is told that another person publishes; the other one sees the hash and the button', async ({
  pool,
  as,
}) => {
  const cycleId = await openCycle({ pool, as }, { year: 2001 })
  const assessment = await assess({ pool, as }, cycleId, { code: 'INV-01', rating: 3 })
  await cite({ pool, as }, assessment, { class: 'team', title: 'Not for all', quotation: 'Not for all either' })
  const [proposer, other] = [await as.publisher('rs'), await as.publisher('rs', 'two')]
  const { id, sha256 } = await proposer.does(proposeEdition, { cycleId })

  const own = shown(<EditionPage />, await proposer.asks(editionToRead, { id }))
  const others = shown(<EditionPage />, await other.asks(editionToRead, { id }))

  expect(own).toContain('Another person publishes it')
  expect(own).not.toContain('value="publish"')
  expect(others).toContain('value="publish"')
  expect(others).toContain(`name="sha256" value="${sha256}"`)
  expect(others).toContain('everywhere and checked')
  expect(others).toContain('0 public, 1 not public')
  expect(others).toContain('nothing begun')
})

test('an edition whose approval was voided says which, and offers only to set it aside', async ({ pool, as }) => {
  const cycleId = await openCycle({ pool, as }, { year: 2002 })
  const assessment = await assess({ pool, as }, cycleId, { code: 'INV-05' })
  const { id } = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
  await pool.query('update approval set voided_at = now() where assessment_id = $1', [assessment])

  const html = shown(<EditionPage />, await (await as.publisher('rs', 'two')).asks(editionToRead, { id }))

  expect(html).toContain('edited or approved anew: INV-05')
  expect(html).not.toContain('value="publish"')
  expect(html).toContain('value="set-aside"')
})

test('the list leads to what waits, and asks for a reason where an edition is out already', async ({ pool, as }) => {
  const cycleId = await openCycle({ pool, as }, { country: 'mk', year: 2003 })
  await assess({ pool, as }, cycleId, { code: 'INV-01' })
  const [one, two] = [await as.publisher('mk'), await as.publisher('mk', 'two')]
  const address = `/app/editions?cycle=${cycleId}`
  const first = shown(<EditionsPage />, await one.asks(editionsBoard, {}), address)
  const proposed = await one.does(proposeEdition, { cycleId })
  const waiting = shown(<EditionsPage />, await one.asks(editionsBoard, {}), address)
  await two.does(publishEdition, proposed)
  const after = shown(<EditionsPage />, await one.asks(editionsBoard, {}), address)

  expect(first).toContain('1 approved assessment.')
  expect(first).toMatch(/1 of \d+ rated indicators are approved; the others will read “not yet assessed”\./)
  expect(first).toContain('(optional)')
  expect(waiting).toContain(`href="/app/editions/${proposed.id}"`)
  expect(waiting).not.toContain('name="cycleId"')
  expect(after).toContain('What does this edition correct, and why?')
  expect(after).toContain('mk-2003.1')
})

test('the list leads nobody to editions of other countries, nor to a proposal that they may not make', async ({
  pool,
  as,
}) => {
  const cycleId = await openCycle({ pool, as }, { country: 'me', year: 2004 })
  await assess({ pool, as }, cycleId, { code: 'INV-01' })
  const proposed = await (await as.publisher('me')).does(proposeEdition, { cycleId })
  await (await as.publisher('me', 'two')).does(publishEdition, proposed)

  const elsewhere = await (await as.publisher('al')).asks(editionsBoard, {})
  const monitor = await (await as.monitor('me')).asks(editionsBoard, {})
  const everywhere = await (await as.coordinator()).asks(editionsBoard, {})

  expect(elsewhere.editions.map(({ id }) => id)).not.toContain(proposed.id)
  expect(monitor.editions.map(({ id }) => id)).toEqual([proposed.id])
  expect(everywhere.editions.map(({ id }) => id)).toContain(proposed.id)
  expect(everywhere.cycles.map(({ id }) => id)).toContain(cycleId)
  expect(shown(<EditionsPage />, monitor)).not.toContain(`cycle=${cycleId}`)
})
