import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { Person } from '../../../test/people.ts'
import { attachEvidence, withdrawEvidence } from './commands.server.ts'
import { readCitation, readCitations, readLibrary } from './library-queries.server.ts'
import * as citationsPage from './pages/citations.ts'

let count = 0
const another = () =>
  ({
    country: 'rs',
    class: 'team',
    kind: 'link',
    title: `Izveštaj ${++count}`,
    publishedOn: '2021-03',
    language: 'sr',
    url: 'https://example.org/izvestaj',
  }) as const

describe('the library', () => {
  const cited = {
    kind: 'judgment',
    number: 'U-12',
    place: 'Beograd',
    container: 'Zbirka',
    doi: 'https://doi.org/10.2298/abc',
  }

  test('is narrowed by kind and institution, and finds by number and collection', async ({ as, pool }) => {
    const monitor = await as.monitor('rs')
    const { rows } = await pool.query(`select id from institution where country = 'rs' limit 1`)
    const institution = rows[0].id as string
    const { id } = await monitor.does(attachEvidence, {
      ...another(),
      ...cited,
      kind: 'judgment',
      institutionId: institution,
    })
    const found = async (search: object) => (await monitor.asks(readLibrary, search)).rows.map((row) => row.id)
    expect(await found({ institution, kind: 'judgment' })).toEqual([id])
    expect(await found({ institution, kind: 'link' })).toEqual([])
    expect(await found({ text: 'ЗБИРКА', kind: 'judgment' })).toEqual([id])
    expect((await monitor.asks(readLibrary, {})).institutions.map((one) => one.id)).toEqual([institution])
  })

  test('takes no institution of another country', async ({ as, pool }) => {
    const { rows } = await pool.query(`select id from institution where country = 'al' limit 1`)
    const foreign = (await as.monitor('rs')).does(attachEvidence, { ...another(), institutionId: rows[0].id })
    await expect(foreign).rejects.toMatchObject({ fields: [{ field: 'institutionId', key: 'kit.field.choice' }] })
  })

  test('hands citations to a reference manager: of one source, of all that fit, never of another country', async ({
    as,
    host,
  }) => {
    const monitor = await as.monitor('rs')
    const { id } = await monitor.does(attachEvidence, { ...another(), ...cited, kind: 'judgment' })
    const file = async (person: Person, at: string) => {
      const route = at.includes(id) ? '/app/evidence/:id/citation.json' : '/app/evidence/citations.json'
      const request = new Request(`http://127.0.0.1:4000${at}`)
      return answerOf({ host, token: person.token }, route, citationsPage, request)
    }
    const one = await file(monitor, `/app/evidence/${id}/citation.json`)
    expect(one.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(JSON.parse(one.html)).toMatchObject([{ id, type: 'legal_case', DOI: '10.2298/abc', number: 'U-12' }])
    const all = JSON.parse((await file(monitor, '/app/evidence/citations.json?kind=judgment')).html)
    expect(all.map((it: { type: string }) => it.type)).toEqual(all.map(() => 'legal_case'))
    expect(all.map((it: { id: string }) => it.id)).toContain(id)
    const stranger = await as.monitor('al')
    expect((await file(stranger, `/app/evidence/${id}/citation.json`)).status).toBe(404)
    expect((await file(stranger, '/app/evidence/citations.json')).html).toBe('[]\n')
    expect((await file(await as.reader('rs'), `/app/evidence/${id}/citation.json`)).status).toBe(404)
  })

  test('names what is restricted or withdrawn in no file', async ({ as }) => {
    const monitor = await as.monitor('rs')
    const secret = await monitor.does(attachEvidence, { ...another(), class: 'restricted' })
    const old = await monitor.does(attachEvidence, another())
    await monitor.does(withdrawEvidence, { ...old, reason: 'Replaced.' })
    const ids = (await monitor.asks(readCitations, {})).map((item) => item['id'])
    for (const { id } of [secret, old]) expect(ids).not.toContain(id)
    await expect(monitor.asks(readCitation, { id: secret.id })).rejects.toMatchObject({ status: 404 })
  })

  test('refuses what is no DOI', async ({ as }) => {
    const wrong = (await as.monitor('rs')).does(attachEvidence, { ...another(), doi: 'abc' })
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'doi', key: 'evidence.field.doi' }] })
  })
})
