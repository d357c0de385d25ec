import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import { changeFields, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { versionById } from '../instrument/queries.server.ts'
import { resolveConflict, resolveTogether, takeOverCore } from './commands.server.ts'
import * as mergePage from './pages/merge.tsx'
import { readMerge } from './queries.server.ts'

const write = (person: Person, versionId: string, item: string, fields: Record<string, string>) =>
  person.does(changeFields, {
    versionId,
    item,
    fields: Object.entries(fields).map(([field, value]) => ({ field, value, seen: 0 })),
  })

test('the page tells what came in and what is asked, decides by language or by field, and keeps what was typed', async ({
  as,
  host,
  clock,
}) => {
  clock.now = new Date(clock.now.getTime() + 5000)
  const lead = await as.lead('rs')
  const { id: versionId, code } = await lead.does(startDraft, { country: 'rs' })
  await write(lead, versionId, 'IDN-15', { 'title.en': 'Ours', 'title.sr': 'Naše', 'question.sr': 'Po našem?' })
  await write(lead, versionId, 'AST-01', { 'title.sr': 'Naša pomoć' })
  const ana = await as.coordinator()
  const core = await ana.does(startDraft, { country: null })
  const into = { 'title.en': 'The core’s', 'title.sr': 'Jezgro', 'question.sr': 'Po jezgru?' }
  await write(ana, core.id, 'IDN-15', into)
  await write(ana, core.id, 'AST-01', { 'title.sr': 'Pomoć po jezgru' })
  await write(ana, core.id, 'INV-01', { 'title.en': 'Another title' })
  const version = (await host.asSystem((tx) => versionById(tx, core.id)))!
  const judged = await host.asSystem((tx) => judgedOf(tx, version))
  const verdicts = { versionId: core.id, againstId: version.predecessorId!, reason: 'As proposed.' }
  await ana.does(confirmVerdicts, { ...verdicts, codes: judged.map((it) => it.code) })
  await ana.does(publishVersion, { versionId: core.id, revision: version.revision })
  clock.now = new Date(clock.now.getTime() + 5000)
  await lead.does(takeOverCore, { versionId })

  const seen = await lead.asks(readMerge, { code })
  expect(seen.cameIn).toEqual({ new: 0, changed: 1, dropped: 0, asked: 2, since: '1' })
  expect(seen.conflicts.map(({ item, field }) => `${item} ${field}`)).toEqual([
    'AST-01 title.sr',
    'IDN-15 title.en',
    'IDN-15 title.sr',
    'IDN-15 question.sr',
  ])
  expect(Object.fromEntries(seen.kinds.map(({ kind, count }) => [kind, count]))).toMatchObject({
    all: 4,
    'lang.sr': 3,
    'lang.en': 1,
    'field.title': 3,
    'field.question': 1,
  })

  const at = `http://127.0.0.1:4000/app/instrument/${code}/merge`
  const ask = (request: Request) =>
    answerOf({ host, token: lead.token }, '/app/instrument/:code/merge', mergePage, request)
  const { html } = await ask(new Request(at))
  for (const said of ['AST-01', 'IDN-15', 'Naše', 'Jezgro', '<ins>', '<del>', '1...2']) expect(html).toContain(said)

  const conflict = { item: 'IDN-15', field: 'title.sr' }
  const known = seen.conflicts.find((it) => it.item === 'IDN-15' && it.field === 'title.sr')!
  await lead.does(resolveConflict, { versionId, ...conflict, version: known.version, resolution: 'core' })
  const form = { act: 'resolve', key: crypto.randomUUID(), versionId, ...conflict, version: String(known.version) }
  const body = new URLSearchParams({ ...form, resolution: 'written', text: 'Napisano malo kasnije' })
  const late = await ask(new Request(at, { method: 'POST', body }))
  expect(late.status).toBe(409)
  expect(late.html).toContain('Napisano malo kasnije')
  expect(late.html).toContain('Decided by')

  await lead.does(resolveTogether, { versionId, kind: 'lang.sr', resolution: 'own', count: 2 })
  await lead.does(resolveTogether, { versionId, kind: 'field.title', resolution: 'core', count: 1 })
  const after = await lead.asks(readMerge, { code })
  expect(after.kinds).toEqual([])
  expect(after.conflicts.map(({ resolution }) => resolution)).toEqual(['own', 'core', 'core', 'own'])
})
