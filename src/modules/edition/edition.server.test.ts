import { describe, expect } from 'vitest'
import { sha256 } from '../../kit/canonical.ts'
import { search } from '../../server/search/find.server.ts'
import { test } from '../../../test/harness.ts'
import { proposeEdition, publishEdition, setAsideEdition } from './commands.server.ts'
import { approve, assess, cite, openCycle } from './edition.fixture.ts'
import { EditionBody } from './model.ts'
import { bodiesOf, editionToRead, publishedBytes, publishedEditions } from './queries.server.ts'

const secret = 'A passage that only the team may read.'

describe('proposing an edition', () => {
  test('a cycle in which nothing is approved has nothing to publish', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2001 })
    await assess({ pool, as }, cycleId, { code: 'INV-01', state: 'submitted' })
    const publisher = await as.publisher('rs')

    await expect(publisher.does(proposeEdition, { cycleId })).rejects.toMatchObject({
      code: 'edition.nothing-approved',
    })
  })

  test('what is not approved never leaves, and is listed as not yet assessed with its reason', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2002 })
    await assess({ pool, as }, cycleId, { code: 'INV-01', rating: 3 })
    await assess({ pool, as }, cycleId, { code: 'INV-02', state: 'draft', narrative: 'A thought of the monitor.' })
    const voided = await assess({ pool, as }, cycleId, { code: 'INV-03', narrative: 'Approved, then changed.' })
    await pool.query('update approval set voided_at = now() where assessment_id = $1', [voided])
    await pool.query(`update assessment set state = 'draft' where id = $1`, [voided])

    const { id } = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    const { body } = await (await as.publisher('rs')).asks(editionToRead, { id })

    const of = (code: string) => body.values.find(({ indicator }) => indicator.code === code)
    expect(of('INV-01')).toMatchObject({ status: 'assessed', assessment: { rating: 3 } })
    expect(of('INV-02')).toMatchObject({ status: 'not-yet-assessed', reason: 'not-approved', assessment: null })
    expect(of('INV-03')).toMatchObject({ status: 'not-yet-assessed', reason: 'approval-voided', assessment: null })
    expect(of('INV-04')).toMatchObject({ status: 'not-yet-assessed', reason: 'not-begun', assessment: null })
    expect(JSON.stringify(body)).not.toMatch(/A thought of the monitor|Approved, then changed/)
  })

  test('evidence that is not public leaves no title, address, page or passage', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2003 })
    const id = await assess({ pool, as }, cycleId, { code: 'INV-01' })
    await cite({ pool, as }, id, {
      class: 'restricted',
      title: 'Letter about a case',
      quotation: secret,
      file: sha256('r'),
    })
    await cite({ pool, as }, id, {
      class: 'public',
      title: 'Yearly report',
      quotation: 'All of it.',
      file: sha256('p'),
    })

    const edition = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    const { body } = await (await as.publisher('rs')).asks(editionToRead, edition)

    const [closed, open] = body.values[0]!.citations
    expect(closed).toEqual({
      position: 0,
      page: null,
      quotation: null,
      source: {
        class: 'restricted',
        kind: 'document',
        publisher: 'Ministry',
        publishedOn: '2021-02-19',
        language: 'sr',
      },
    })
    expect(open).toMatchObject({ page: '7', quotation: 'All of it.', source: { file: { sha256: sha256('p') } } })
    for (const word of [secret, 'Letter about a case', sha256('r')]) expect(JSON.stringify(body)).not.toContain(word)
  })

  test('nobody is named', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2004 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const edition = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    const text = JSON.stringify((await (await as.publisher('rs')).asks(editionToRead, edition)).body)

    const { rows } = await pool.query<{ id: string; name: string; email: string }>('select id, name, email from person')
    expect(rows.length).toBeGreaterThan(3)
    for (const { id, name, email } of rows) for (const trace of [id, name, email]) expect(text).not.toContain(trace)
  })

  test('a second proposal of the same cycle is refused by name until the first is set aside', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2005 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const publisher = await as.publisher('rs')
    const first = await publisher.does(proposeEdition, { cycleId })

    await expect(publisher.does(proposeEdition, { cycleId })).rejects.toMatchObject({
      code: 'edition.already-proposed',
    })
    await publisher.does(setAsideEdition, { id: first.id })
    expect(await publisher.does(proposeEdition, { cycleId })).toMatchObject({ label: 'rs-2005.1' })
  })

  test('of two proposals at the same moment one stands', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { country: 'al', year: 2006 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const [one, two] = [await as.publisher('al'), await as.publisher('al', 'two')]
    const ends = await Promise.allSettled([one, two].map((person) => person.does(proposeEdition, { cycleId })))

    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'edition.already-proposed' },
    })
  })

  test('figures stand beside their indicator with the source, the fit and the contradiction', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2006 })
    const { rows } = await pool.query<{ id: string }>(
      `select id from observation where country = 'rs' and year = 2021 and measure = 'identified_victims_total'`,
    )
    await assess({ pool, as }, cycleId, { code: 'IDN-07' })
    await assess({ pool, as }, cycleId, { code: 'IDN-08', chosen: rows[0]!.id })
    const edition = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    const { body } = await (await as.publisher('rs')).asks(editionToRead, edition)

    const value = body.values.find(({ indicator }) => indicator.code === 'IDN-08')!
    const used = value.observations.filter(({ isUsed }) => isUsed)
    expect(used).toHaveLength(1)
    expect(used[0]).toMatchObject({ year: 2021, fit: 'exact', source: { class: 'public' } })
    expect(value.assessment).toMatchObject({ choice: 'public', chosenReason: 'The only source for the year.' })
    expect(value.observations.some(({ fit }) => fit === 'partial')).toBe(true)
    expect(body.contradictions.filter(({ sum, year }) => sum.isHeadline && year === 2021)).toHaveLength(2)
    expect(body.figures.length).toBeGreaterThan(300)
  })
})

describe('publishing an edition', () => {
  test('the proposer cannot publish; another person can, of exactly the bytes that they saw', async ({
    pool,
    as,
    host,
  }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2007 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const [proposer, other] = [await as.publisher('rs'), await as.publisher('rs', 'two')]
    const { id, sha256: hash } = await proposer.does(proposeEdition, { cycleId })

    await expect(proposer.does(publishEdition, { id, sha256: hash })).rejects.toMatchObject({ status: 403 })
    await expect(other.does(publishEdition, { id, sha256: sha256('another') })).rejects.toMatchObject({
      code: 'edition.another-text',
    })
    await other.does(publishEdition, { id, sha256: hash })

    const row = await host.publicly((db) => publishedBytes(db, { country: 'rs', year: 2007, number: 1 }))
    expect(sha256(row!.body)).toBe(hash)
    const { rows } = await pool.query<{ state: string }>('select state from cycle where id = $1', [cycleId])
    expect(rows[0]!.state).toBe('published')
    const audit = await pool.query(`select 1 from audit_entry where act = 'edition.published' and subject = $1`, [
      `edition ${id}`,
    ])
    expect(audit.rowCount).toBe(1)
  })

  test('the database itself refuses one person in both places', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2008 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const { id } = await (await as.publisher('rs')).does(proposeEdition, { cycleId })

    const alone = pool.query(
      `update edition set state = 'published', published_by = proposed_by, published_at = now() where id = $1`,
      [id],
    )
    await expect(alone).rejects.toMatchObject({ constraint: 'edition_by_two_persons' })
  })

  test('an approval that was voided or given anew since blocks it, and says which', async ({ pool, as }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2009 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const changed = await assess({ pool, as }, cycleId, { code: 'INV-02', narrative: 'First wording.' })
    const { id, sha256: hash } = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    await pool.query('update approval set voided_at = now() where assessment_id = $1', [changed])
    const other = await as.publisher('rs', 'two')

    const publish = () => other.does(publishEdition, { id, sha256: hash })
    await expect(publish()).rejects.toMatchObject({ code: 'edition.approval-changed', details: ['INV-02'] })

    const reviewer = await as.reviewer('rs')
    await approve(pool, { id: changed, country: 'rs', by: reviewer.id })
    await expect(publish()).rejects.toMatchObject({ code: 'edition.approval-changed', details: ['INV-02'] })
  })

  test('what it says can be found from then on, and a correction takes its place', async ({ pool, as, host }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2014 })
    const assessment = await assess({ pool, as }, cycleId, { code: 'INV-01', narrative: 'Xenophon wrote the law.' })
    const [one, two] = [await as.publisher('rs'), await as.publisher('rs', 'two')]
    const hits = (typed: string) => host.publicly(async (db) => (await search(db, typed, 'en')).kinds)
    const proposed = await one.does(proposeEdition, { cycleId })
    expect(await hits('xenophon')).toEqual([])

    await two.does(publishEdition, proposed)
    expect(await hits('xenophon')).toMatchObject([
      { kind: 'edition', found: [{ code: 'rs-2014 INV-01', href: 'indicators/inv-01/rs/2014' }] },
    ])
    await pool.query(`update assessment set narrative = 'Herodotus did.' where id = $1`, [assessment])
    await approve(pool, { id: assessment, country: 'rs', by: (await as.reviewer('rs')).id })
    await two.does(publishEdition, await one.does(proposeEdition, { cycleId, note: 'Another author.' }))
    expect(await hits('xenophon')).toEqual([])
    expect(await hits('herodotus')).toHaveLength(1)
  })

  test('a source that is public no longer blocks it, so that what was closed meanwhile does not leave', async ({
    pool,
    as,
  }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2012 })
    const assessment = await assess({ pool, as }, cycleId, { code: 'INV-01' })
    await cite({ pool, as }, assessment, { class: 'public', title: 'Named by mistake', quotation: 'All of it.' })
    const { id, sha256: hash } = await (await as.publisher('rs')).does(proposeEdition, { cycleId })
    await pool.query(`update evidence set class = 'restricted' where title = 'Named by mistake'`)

    await expect((await as.publisher('rs', 'two')).does(publishEdition, { id, sha256: hash })).rejects.toMatchObject({
      code: 'edition.source-closed',
      details: ['INV-01'],
    })
  })

  test('a public source that may say who a person is blocks proposing and publishing until it is settled', async ({
    pool,
    as,
  }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2013 })
    const assessment = await assess({ pool, as }, cycleId, { code: 'INV-01' })
    await cite({ pool, as }, assessment, { class: 'public', title: 'Names somebody', quotation: 'All of it.' })
    await cite({ pool, as }, assessment, { class: 'team', title: 'Names somebody inside', quotation: 'A part.' })
    const mark = (title: string) =>
      pool.query(
        `insert into personal_finding (evidence_id, country, place, at, length, kind, mark)
         select id, country, 'title', 0, 3, 'name', 'x' from evidence where title = $1`,
        [title],
      )
    const settle = () =>
      pool.query(
        `update personal_finding set settled_at = now(), settled_as = 'not-personal', reason = 'a street',
         settled_by = (select added_by from evidence where evidence.id = evidence_id)`,
      )
    const [one, two] = [await as.publisher('rs'), await as.publisher('rs', 'two')]
    await mark('Names somebody inside')
    await mark('Names somebody')
    const refused = {
      code: 'edition.personal-data-open',
      details: [expect.objectContaining({ title: 'Names somebody' })],
    }
    await expect(one.does(proposeEdition, { cycleId })).rejects.toMatchObject(refused)
    await settle()
    const { id, sha256: hash } = await one.does(proposeEdition, { cycleId })
    await mark('Names somebody')
    await expect(two.does(publishEdition, { id, sha256: hash })).rejects.toMatchObject(refused)
    await settle()
    await two.does(publishEdition, { id, sha256: hash })
  })

  test('its bytes stay the same after the tables change and after a correction is published', async ({
    pool,
    as,
    host,
  }) => {
    const cycleId = await openCycle({ pool, as }, { year: 2010 })
    const assessment = await assess({ pool, as }, cycleId, { code: 'INV-01', rating: 1 })
    const [one, two] = [await as.publisher('rs'), await as.publisher('rs', 'two')]
    await two.does(publishEdition, await one.does(proposeEdition, { cycleId }))
    const bytes = (number: number) =>
      host.publicly(async (db) => (await publishedBytes(db, { country: 'rs', year: 2010, number }))?.body)
    const before = await bytes(1)

    await pool.query(`update assessment set rating = 3, narrative = 'Corrected.' where id = $1`, [assessment])
    await approve(pool, { id: assessment, country: 'rs', by: (await as.reviewer('rs')).id })
    await pool.query(`update country set name = jsonb_set(name, '{en,text}', '"Elsewhere"') where code = 'rs'`)
    await expect(one.does(proposeEdition, { cycleId })).rejects.toMatchObject({ code: 'edition.note-required' })
    const correction = await one.does(proposeEdition, { cycleId, note: 'The law was in force already.' })
    const { previous } = await two.asks(editionToRead, { id: correction.id })
    await two.does(publishEdition, correction)

    expect(previous).toEqual({
      label: 'rs-2010.1',
      differences: [{ code: 'INV-01', before: 1, after: 3, aspects: ['result', 'narrative'], apart: null }],
    })
    expect(await bytes(1)).toBe(before)
    expect(EditionBody.parse(JSON.parse((await bytes(2))!)).note).toBe('The law was in force already.')
    await expect(pool.query(`update edition set note = 'x' where id = $1`, [correction.id])).rejects.toMatchObject({
      code: '23001',
    })
  })

  test('anybody reads what is published, nobody outside what is proposed', async ({ pool, as, host }) => {
    const cycleId = await openCycle({ pool, as }, { country: 'me', year: 2011 })
    await assess({ pool, as }, cycleId, { code: 'INV-01' })
    const { id } = await (await as.publisher('me')).does(proposeEdition, { cycleId })

    const lines = await host.publicly((db) => publishedEditions(db))
    expect(lines.map((line) => line.country)).not.toContain('me')
    expect((await host.publicly((db) => bodiesOf(db, [id]))).size).toBe(0)
    await expect((await as.publisher('rs')).asks(editionToRead, { id })).rejects.toMatchObject({ status: 404 })
  })
})
