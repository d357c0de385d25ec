import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import { readable } from '../../../test/platform/html.ts'
import type { Person } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { bringDraftBack, changeFields, setDraftAside, startDraft } from './draft-commands.server.ts'
import { readDesigner, readInstruments } from './designer-queries.server.ts'
import * as versionsPage from './pages/versions.tsx'
import { publishedWith } from './published-with.fixture.ts'

const URL_OF = 'http://127.0.0.1:4000/app/instrument'

const shown = async (host: Host, { token }: Person) =>
  readable((await answerOf({ host, token }, '/app/instrument', versionsPage, new Request(URL_OF))).html)

const write = (person: Person, versionId: string, value: string) =>
  person.does(changeFields, { versionId, item: 'CMP-01', fields: [{ field: 'title.en', value, seen: 0 }] })

describe('the list of versions', () => {
  test('says who published each and how many indicators it changed, by verdict; of the first, that it came so', async ({
    as,
    host,
    clock,
  }) => {
    clock.now = new Date(Date.now() + 1000)
    const ana = await as.coordinator()
    await publishedWith({ as, host }, null, {
      'CMP-01': { 'title.en': 'Victims are told of their rights' },
      'CMP-02': { 'title.en': 'Another title' },
      'CMP-03': { disaggregations: ['sex', 'age_group'] },
    })
    const { versions } = await (await as.monitor('rs')).asks(readInstruments, {})
    expect(versions.map(({ code, publishedBy, changes }) => ({ code, publishedBy, changes }))).toEqual([
      {
        code: '2',
        publishedBy: expect.stringMatching(/\S/),
        changes: [
          { verdict: 'reworded', count: 2 },
          { verdict: 'changed-scope', count: 1 },
        ],
      },
      { code: '1', publishedBy: null, changes: [] },
    ])
    const html = await shown(host, ana)
    expect(html).toContain(`by ${versions[0]!.publishedBy}`)
    expect(html).toContain('reworded, comparable: 2')
    expect(html).toContain('changed scope, not comparable: 1')
    expect(html).toContain('came with the product')
  })
})

describe('a draft that was set aside', () => {
  test('is brought back in one act, with what was written, and the log says by whom', async ({ as, host, pool }) => {
    const ana = await as.coordinator()
    const draft = await ana.does(startDraft, { country: null })
    await write(ana, draft.id, 'A title that was not to be lost')
    await ana.does(setDraftAside, { versionId: draft.id })
    expect(await shown(host, ana)).toContain('Drafts that were set aside')
    const { setAside } = await ana.asks(readInstruments, {})
    expect(setAside).toMatchObject([{ id: draft.id, code: draft.code, changed: 1, standsInWay: null }])
    const form = new FormData()
    for (const [name, value] of Object.entries({ key: newKey(), act: 'bring-back', versionId: draft.id }))
      form.append(name, value)
    const answer = await answerOf(
      { host, token: ana.token },
      '/app/instrument',
      versionsPage,
      new Request(URL_OF, { method: 'POST', body: form }),
    )
    expect(answer.headers.get('location')).toBe(`/app/instrument/${draft.code}?done=brought-back`)
    const { open } = await ana.asks(readDesigner, { code: draft.code, item: 'CMP-01' })
    expect(JSON.stringify(open)).toContain('A title that was not to be lost')
    const { rows } = await pool.query(
      `select actor_id, outcome from audit_entry where act = 'instrument.draft-brought-back'`,
    )
    expect(rows).toEqual([{ actor_id: ana.id, outcome: 'done' }])
    await expect(ana.does(bringDraftBack, { versionId: draft.id })).rejects.toMatchObject({
      code: 'instrument.not-set-aside',
    })
    await ana.does(setDraftAside, { versionId: draft.id })
  })

  test('stays where it is while another is open, and for good once a later version was published', async ({
    as,
    host,
    clock,
  }) => {
    const ana = await as.coordinator()
    const { setAside } = await ana.asks(readInstruments, {})
    const versionId = setAside[0]!.id
    const other = await ana.does(startDraft, { country: null })
    await expect(ana.does(bringDraftBack, { versionId })).rejects.toMatchObject({
      code: 'instrument.draft-already-begun',
    })
    expect(await shown(host, ana)).toContain(`Not while draft ${other.code} is open.`)
    await ana.does(setDraftAside, { versionId: other.id })
    clock.now = new Date(clock.now.getTime() + 60_000)
    const { code } = await publishedWith({ as, host }, null, { 'CMP-04': { 'title.en': 'Another title again' } })
    await expect(ana.does(bringDraftBack, { versionId })).rejects.toMatchObject({ code: 'instrument.newer-published' })
    expect(await shown(host, ana)).toContain(`Not any more: version ${code} was published since.`)
  })

  test('is brought back by those who draft it, and of another country by nobody', async ({ as, host, pool }) => {
    const lead = await as.lead('rs')
    const draft = await lead.does(startDraft, { country: 'rs' })
    await lead.does(setDraftAside, { versionId: draft.id })
    for (const person of [await as.monitor('rs'), await as.reviewer('rs'), await as.lead('al')])
      await expect(person.does(bringDraftBack, { versionId: draft.id })).rejects.toMatchObject({
        code: expect.stringMatching(/^kit\.not-(allowed|found)$/),
      })
    expect(await shown(host, await as.monitor('rs'))).not.toContain('Drafts that were set aside')
    expect((await (await as.lead('al')).asks(readInstruments, {})).setAside).toEqual([])
    expect(await lead.does(bringDraftBack, { versionId: draft.id })).toMatchObject({ code: draft.code })
    // The net below: what is published is not reopened by any statement, nor does a set-aside draft become published.
    await expect(pool.query(`update instrument_version set state = 'draft' where code = '1'`)).rejects.toThrow(
      'never changes',
    )
    await lead.does(setDraftAside, { versionId: draft.id })
    await expect(
      pool.query(`update instrument_version set state = 'published' where id = $1`, [draft.id]),
    ).rejects.toThrow('never changes')
  })
})
