import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { checkChain } from '../../server/audit-chain.ts'
import { auditRows } from '../../server/audit-rows.ts'
import { saveAnswer } from './commands.server.ts'
import { readTasks } from './queries.server.ts'
import { asked, clerkAt } from './reply.fixture.ts'

test('many who save at the same moment lose no answer, and the log of them is one whole chain', async ({
  as,
  host,
  pool,
  clock,
}) => {
  clock.now = new Date('2022-02-01T10:00:00Z')
  const many = await asked({ as, pool, clock }, { country: 'ba', year: 2018, many: 6 })
  const clerks = await Promise.all(many.map((it) => clerkAt(host, pool, it)))
  const saved = many.flatMap(({ reference }, i) =>
    [1, 2, 3, 4].map((number) =>
      clerks[i]!.does(saveAnswer, {
        reference,
        number,
        version: 0,
        kind: 'no-data-kept',
        note: `${reference} ${number}`,
      }),
    ),
  )

  expect(await Promise.all(saved)).toHaveLength(24)

  for (const [i, { reference }] of many.entries()) {
    const { questions } = await clerks[i]!.asks(readTasks, { reference })
    expect(questions.slice(0, 4).map(({ note }) => note)).toEqual(
      [1, 2, 3, 4].map((number) => `${reference} ${number}`),
    )
  }
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from audit_entry where act = 'reply.answer-saved' and country = 'ba'`,
  )
  expect(rows[0]!.n).toBe(24)
  const client = await pool.connect()
  const chain = await checkChain(auditRows(client)).finally(() => client.release())
  expect(chain.broken).toBeUndefined()
})
