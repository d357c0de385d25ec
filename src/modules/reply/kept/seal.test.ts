import { expect, test } from 'vitest'
import { openAnswer, sealAnswer, type KeptAnswer } from './seal.ts'

const KEY = '0f'.repeat(32)
const answer: KeptAnswer = { fields: [['cell:total', 'Žrtve: 12']], version: 3, isPromised: true, keptAt: 1 }

test('a kept answer opens with its key and at its question, and nowhere else', async () => {
  const sealed = await sealAnswer(KEY, 'somebody 2', answer)
  expect(await openAnswer(KEY, 'somebody 2', sealed)).toEqual(answer)
  expect(await openAnswer('0e'.repeat(32), 'somebody 2', sealed)).toBeUndefined()
  expect(await openAnswer(KEY, 'somebody 3', sealed)).toBeUndefined()
})

test('nothing of what was written can be read in what is stored', async () => {
  const { bytes } = await sealAnswer(KEY, 'somebody 2', answer)
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/cell|total/)
})
