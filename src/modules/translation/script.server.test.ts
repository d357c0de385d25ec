import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { readScript, scriptExceptions } from './queries.server.ts'
import { addException, removeException } from './script-commands.server.ts'

const word = { latin: 'postupku', cyrillic: 'посТупку' }

test('where a word occurs is shown before it is added, and it is in force from then on, until it is taken back', async ({
  as,
  host,
}) => {
  const ana = await as.translator('rs')
  const before = await ana.asks(readScript, word)
  expect(before.preview!.total).toBeGreaterThan(0)
  expect(before.preview!.places[0]!.after).toContain('посТупку')
  expect(before.rows).toEqual([])
  await ana.does(addException, word)
  expect(await host.publicly(scriptExceptions)).toEqual({ postupku: 'посТупку' })
  expect((await ana.asks(readScript, {})).rows).toMatchObject([{ latin: 'postupku', by: 'translator rs one' }])
  await expect(ana.does(addException, word)).rejects.toMatchObject({ code: 'translation.exception-known' })
  await ana.does(removeException, { latin: 'postupku' })
  expect(await host.publicly(scriptExceptions)).toEqual({})
  await expect(ana.does(removeException, { latin: 'postupku' })).rejects.toMatchObject({
    code: 'translation.no-such-exception',
  })
})

test('what the rules do by themselves is no exception, and two words are none', async ({ as }) => {
  const ana = await as.coordinator()
  await expect(ana.does(addException, { latin: 'ljudi', cyrillic: 'људи' })).rejects.toMatchObject({
    code: 'translation.exception-needless',
  })
  for (const [latin, cyrillic] of [
    ['dva reda', 'два реда'],
    ['stem*', 'стем'],
    ['', 'а'],
    ['⟦x⟧', 'икс'],
  ])
    await expect(ana.does(addException, { latin: latin!, cyrillic: cyrillic! })).rejects.toMatchObject({
      code: 'kit.invalid',
    })
})

test('the two scripts are Serbia’s: a translator of another country adds nothing, a reader neither', async ({ as }) => {
  for (const other of [await as.translator('al'), await as.lead('mk')])
    await expect(other.does(addException, word)).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect((await as.reader()).does(addException, word)).rejects.toMatchObject({ code: 'kit.not-allowed' })
  expect((await (await as.translator('al')).asks(readScript, {})).mayChange).toBe(false)
})
