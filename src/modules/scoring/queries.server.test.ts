import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { proposeEdition } from '../edition/commands.server.ts'
import { assess, assessHalf, openCycle } from '../edition/edition.fixture.ts'
import { editionToRead } from '../edition/queries.server.ts'
import { scorer } from './model.ts'
import { readScores } from './queries.server.ts'

describe('the scores of a running cycle', () => {
  test('are of what is approved, and what an edition proposed now would show', async ({ as, pool }) => {
    const cycleId = await openCycle({ as, pool }, { country: 'mk', year: 2033 })
    await assess({ as, pool }, cycleId, { code: 'DAT-01', rating: 0, state: 'submitted' })
    await assessHalf({ as, pool }, cycleId, { area: 'DAT', half: 'law', ratings: [3, 1] })
    const { areas, method } = await (await as.lead('mk')).asks(readScores, { id: cycleId })
    const law = areas.find(({ code }) => code === 'DAT')!.law

    expect(law.parts.find(({ code }) => code === 'DAT-01')).toMatchObject({ missing: 'not-yet-assessed', share: 0 })
    expect(law.rated).toBe(law.of - 1)
    const publisher = await as.publisher('mk')
    const { id } = await publisher.does(proposeEdition, { cycleId })
    const { body } = await publisher.asks(editionToRead, { id })
    const frozen = body.values
      .filter(({ indicator: it }) => it.area === 'DAT' && it.kind === 'structural' && it.isRated)
      .map(({ indicator: { code }, assessment: it }) => ({
        code,
        rating: it?.rating ?? null,
        missing: it?.missing ?? null,
        raters: it?.raters ?? [],
      }))
    const place = { country: 'mk', year: 2033, area: 'DAT', half: 'law' } as const
    expect(scorer(method).scoreHalf(place, frozen)).toEqual(law)
  })

  test('are not there for who may not read what is not published', async ({ as, pool }) => {
    const cycleId = await openCycle({ as, pool }, { country: 'mk', year: 2034 })
    await expect((await as.reader('mk')).asks(readScores, { id: cycleId })).rejects.toMatchObject({ status: 403 })
    await expect((await as.monitor('al')).asks(readScores, { id: cycleId })).rejects.toMatchObject({ status: 404 })
  })
})
