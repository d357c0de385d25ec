import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { claimInstance } from './instance.ts'
import { createSealer } from './sealer.ts'

test('a database refuses another secret than the one it was made with, and invented data', async ({ host }) => {
  await host.asSystem((tx, { sealer }) => claimInstance(tx, false, sealer))
  const other = createSealer(randomBytes(32))
  await expect(host.asSystem((tx) => claimInstance(tx, false, other))).rejects.toThrow('restore it from your backup')
  await expect(host.asSystem((tx, { sealer }) => claimInstance(tx, true, sealer))).rejects.toThrow('holds real data')
})
