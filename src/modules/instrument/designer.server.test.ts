import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf } from '../../../test/page-answer.tsx'
import type { People, Person } from '../../../test/people.ts'
import type { Locale } from '../../locale/index.ts'
import type { Host } from '../../server/perform.ts'
import { changeFields, setDraftAside, startDraft, undoEdit } from './draft-commands.server.ts'
import { readDesigner } from './designer-queries.server.ts'
import { itemOf } from './drafting.server.ts'
import * as autosavePage from './pages/designer-autosave.ts'
import * as designerPage from './pages/designer.tsx'
import * as verdictsPage from './pages/verdicts.tsx'
import * as versionsPage from './pages/versions.tsx'
import { publishVersion } from './publish-commands.server.ts'
import { latestVersion, versionById } from './versions-queries.server.ts'

const ORIGIN = 'http://127.0.0.1:4000'
const ITEM = 'IDN-08'

type Field = readonly [name: string, value: string]

/** The form of an item as a browser would send it back, a few fields typed otherwise. */
async function filled(person: Person, code: string, typed: readonly Field[], item = ITEM): Promise<FormData> {
  const { version, open } = await person.asks(readDesigner, { code, item })
  const form = new FormData()
  form.set('key', newKey())
  form.set('versionId', version.id)
  form.set('item', item)
  form.set('seen.place', String(open!.seen['place'] ?? 0))
  for (const [name, value] of typed) form.append(name, value)
  const names = new Set(
    typed.map(([name]) => (/^(bands|limits)/.exec(name)?.[0] ?? name).replace('citation.new', 'citations')),
  )
  for (const field of names) {
    const value = open!.item.fields[field] ?? null
    const said = value !== null && typeof value === 'object' && 'text' in value ? value.text! : value
    form.set(`was.${field}`, JSON.stringify(said))
    form.set(`seen.${field}`, String(open!.seen[field] ?? 0))
  }
  return form
}

const PATHS = {
  designer: ['/app/instrument/:code', designerPage],
  autosave: ['/app/instrument/:code/autosave', autosavePage],
  verdicts: ['/app/instrument/:code/verdicts', verdictsPage],
} as const

function send(
  host: Host,
  { token }: Person,
  it: { to: keyof typeof PATHS; code: string; body: FormData | undefined; locale?: Locale; query?: string },
) {
  const [path, page] = PATHS[it.to]
  const at = ORIGIN + path.replace(':code', it.code) + (it.query ?? `?item=${ITEM}`)
  const request = it.body ? new Request(at, { method: 'POST', body: it.body }) : new Request(at)
  return answerOf({ host, token, ...(it.locale ? { locale: it.locale } : {}) }, path, page, request)
}

/** A draft of the core that is gone again when the work with it is done. */
async function inDraft(
  as: People,
  work: (it: { id: string; code: string; ana: Person; bojan: Person }) => Promise<void>,
) {
  const [ana, bojan] = [await as.coordinator(), await as.coordinator(undefined, 'two')]
  const { id, code } = await ana.does(startDraft, { country: null })
  try {
    await work({ id, code, ana, bojan })
  } finally {
    await ana.does(setDraftAside, { versionId: id })
  }
}

const fieldOf = (host: Host, id: string, field: string) =>
  host.asSystem(async (tx) => (await itemOf(tx, (await versionById(tx, id))!, ITEM))?.item.fields[field])

describe("the designer's form", () => {
  test('writes what was changed and nothing else, and says so', async ({ as, host }) => {
    await inDraft(as, async ({ id, code, ana, bojan }) => {
      const body = await filled(ana, code, [
        ['title.en', 'Another title'],
        ['unit', 'persons'],
      ])
      await bojan.does(changeFields, { versionId: id, item: ITEM, fields: [{ field: 'isCore', value: null, seen: 0 }] })
      const answer = await send(host, ana, { to: 'designer', code, body })
      expect(answer.headers.get('location')).toBe(`/app/instrument/${code}?item=${ITEM}&done=saved`)
      const changes = await host.asSystem((tx) =>
        tx.selectFrom('instrumentChange').select('field').where('versionId', '=', id).orderBy('field').execute(),
      )
      expect(changes.map(({ field }) => field)).toContain('title.en')
      expect(changes.map(({ field }) => field)).not.toContain('unit')
      expect(await fieldOf(host, id, 'title.en')).toMatchObject({ text: 'Another title' })
    })
  })

  test('shows both sides of a conflict; only the two buttons beside them decide, and the rest of the form is kept', async ({
    as,
    host,
  }) => {
    await inDraft(as, async ({ id, code, ana, bojan }) => {
      const typed: Field[] = [
        ['title.en', 'Title of Ana'],
        ['question.en', 'Question of Ana?'],
      ]
      const body = await filled(ana, code, typed)
      const theirs = { versionId: id, item: ITEM, fields: [{ field: 'title.en', value: 'Title of Bojan', seen: 0 }] }
      await bojan.does(changeFields, theirs)
      const again = async (more: readonly Field[]) => {
        const form = new FormData()
        for (const [name, value] of body) form.append(name, value)
        form.set('key', newKey())
        for (const [name, value] of more) form.set(name, value)
        return send(host, ana, { to: 'designer', code, body: form })
      }
      const refused = await again([['act', 'save']])
      expect(refused.status).toBe(409)
      for (const said of ['Title of Ana', 'Title of Bojan', 'Question of Ana?', 'coordinator region two'])
        expect(refused.html).toContain(said)
      expect(refused.html).toContain('value="title.en 1"')
      const conflict: Field = ['conflict', 'title.en 1']
      expect((await again([['act', 'move:IDN.1:'], conflict])).status).toBe(409)
      expect(await fieldOf(host, id, 'title.en')).toMatchObject({ text: 'Title of Bojan' })
      expect((await again([['act', 'keep-theirs'], conflict])).status).toBe(303)
      expect(await fieldOf(host, id, 'title.en')).toMatchObject({ text: 'Title of Bojan' })
      expect(await fieldOf(host, id, 'question.en')).toMatchObject({ text: 'Question of Ana?' })
      await ana.does(undoEdit, { versionId: id })
      expect((await again([['act', 'write-mine'], conflict])).status).toBe(303)
      expect(await fieldOf(host, id, 'title.en')).toMatchObject({ text: 'Title of Ana' })
    })
  })

  test('reads numbers in the local manner, and gives back what is none, with all that was ticked', async ({
    as,
    host,
  }) => {
    await inDraft(as, async ({ id, code, ana }) => {
      const bounds = (three: string): Field[] => [
        ['bands.better', 'lower'],
        ['bands.3', three],
        ['bands.2', '1000'],
        ['bands.1', '2000,0'],
      ]
      const ticks: Field[] = [
        ['disaggregations', 'sex'],
        ['disaggregations', 'age_group'],
      ]
      const wrong = await filled(ana, code, [...bounds('ten'), ...ticks])
      const refused = await send(host, ana, { to: 'designer', code, body: wrong, locale: 'sr-latn' })
      expect(refused.status).toBe(422)
      expect(refused.html).toMatch(/name="bands\.3"[^>]* value="ten"/)
      expect(refused.html).toMatch(/checked="" value="age_group"/)
      expect(refused.html).not.toMatch(/checked="" value="citizenship"/)
      const unclear = await filled(ana, code, bounds('1.500'))
      const asked = await send(host, ana, { to: 'designer', code, body: unclear, locale: 'sr-latn' })
      expect(asked.html).toMatch(/bands\.3.*1\.500.*1,500/)
      const missing = await filled(ana, code, bounds(''))
      expect((await send(host, ana, { to: 'designer', code, body: missing })).status).toBe(422)
      const right = await filled(ana, code, bounds('12,5'))
      expect((await send(host, ana, { to: 'designer', code, body: right, locale: 'sr-latn' })).status).toBe(303)
      expect(await fieldOf(host, id, 'bands')).toEqual({ better: 'lower', bounds: [12.5, 1000, 2000] })
    })
  })

  test('saved by a script is told which write it stands on now, and of a conflict both sides', async ({ as, host }) => {
    await inDraft(as, async ({ id, code, ana, bojan }) => {
      const body = await filled(ana, code, [['title.en', 'By script']])
      const saved = await send(host, ana, { to: 'autosave', code, body })
      expect(JSON.parse(saved.html)).toMatchObject({ fields: [{ field: 'title.en', seen: 1, was: '"By script"' }] })
      await bojan.does(changeFields, {
        versionId: id,
        item: ITEM,
        fields: [{ field: 'title.en', value: 'Later', seen: 1 }],
      })
      const late = new FormData()
      for (const [name, value] of body) late.append(name, value)
      late.set('key', newKey())
      late.set('title.en', 'Too late')
      late.set('seen.title.en', '1')
      const refused = await send(host, ana, { to: 'autosave', code, body: late })
      expect(refused.status).toBe(409)
      expect(JSON.parse(refused.html)).toMatchObject({
        conflicts: [{ field: 'title.en', mine: 'Too late', theirs: { text: 'Later' } }],
      })
    })
  })

  test('adds, moves, retires, takes back and undoes by its buttons', async ({ as, host }) => {
    await inDraft(as, async ({ code, ana }) => {
      const act = async (item: string, value: string, more: readonly Field[] = []) => {
        const body = await filled(ana, code, [], item)
        body.set('act', value)
        for (const [name, it] of more) body.set(name, it)
        return (await send(host, ana, { to: 'designer', code, body })).headers.get('location')
      }
      const codes = async () => (await ana.asks(readDesigner, { code })).tree.map((it) => it.code)
      const added = /item=([A-Z0-9-]+)&done=added/.exec((await act('INV-01', 'add:indicator:INV.1:INV-01'))!)![1]!
      expect((await codes())[(await codes()).indexOf('INV-01') + 1]).toBe(added)
      await act(added, `move:INV.1:`)
      expect((await codes()).indexOf(added)).toBeLessThan((await codes()).indexOf('INV-01'))
      await act('INV-01', 'retire')
      expect(await codes()).not.toContain('INV-01')
      const { html } = await send(host, ana, { to: 'designer', code, body: undefined, query: '?item=INV-01' })
      const seen = /name="seen\.retired" value="(\d+)"/.exec(html)![1]!
      await act('INV-01', 'take-back', [['seen.retired', seen]])
      expect(await codes()).toContain('INV-01')
      await act('INV-01', 'retire')
      expect(await act('INV-01', 'undo')).toContain('done=undone')
      expect(await codes()).toContain('INV-01')
    })
  })
})

describe('the pages of the instrument', () => {
  test('a published version is read as it is, without a form', async ({ as, host }) => {
    const { html } = await send(host, await as.monitor('rs'), {
      to: 'designer',
      code: '1',
      body: undefined,
    })
    expect(html).toContain('never changes')
    expect(html).not.toContain('name="title.en"')
    expect(html).toContain('Asked in 0 cycles')
  })

  test('a country writes its wording and not the measure, which is shown', async ({ as, host }) => {
    const lead = await as.lead('rs')
    const { id, code } = await lead.does(startDraft, { country: 'rs' })
    const { html } = await send(host, lead, { to: 'designer', code, body: undefined, query: '?item=IDN-15' })
    expect(html).toContain('name="question.sr"')
    expect(html).toContain('name="notApplicable.sr"')
    expect(html).not.toContain('name="answerType"')
    expect(html).not.toContain('value="retire"')
    const monitor = await send(host, await as.monitor('rs'), { to: 'designer', code, body: undefined })
    expect(monitor.html).not.toContain('name="title.en"')
    const stranger = await send(host, await as.lead('al'), { to: 'designer', code, body: undefined })
    expect(stranger.status).toBe(404)
    await lead.does(setDraftAside, { versionId: id })
  })

  test('the list of versions offers a draft where there is none and this person may begin one', async ({
    as,
    host,
  }) => {
    const list = async ({ token }: Person) =>
      (await answerOf({ host, token }, '/app/instrument', versionsPage, new Request(`${ORIGIN}/app/instrument`))).html
    expect(await list(await as.lead('rs'))).toContain('value="begin"')
    expect(await list(await as.monitor('rs'))).not.toContain('value="begin"')
  })

  test('verdicts: what changed in words, what is missing with a way there, and no publication before', async ({
    as,
    host,
  }) => {
    await inDraft(as, async ({ id, code, ana }) => {
      await ana.does(changeFields, {
        versionId: id,
        item: ITEM,
        fields: [{ field: 'limits', value: { least: 9, most: 1 }, seen: 0 }],
      })
      const { html } = await send(host, ana, { to: 'verdicts', code, body: undefined })
      expect(html).toContain('proposed: changed scale')
      expect(html).toContain(`?item=${ITEM}#limits.least`)
      expect(html).not.toContain('value="publish"')
      await expect(ana.does(publishVersion, { versionId: id, revision: 1, note: '' })).rejects.toMatchObject({
        code: expect.stringMatching(/instrument\.(incomplete|verdicts-missing)|kit\.sign-in-again/),
      })
    })
  })

  test('verdicts are confirmed together with one reason, and the version is published from there', async ({
    as,
    host,
  }) => {
    const ana = await as.coordinator()
    const { id, code } = await ana.does(startDraft, { country: null })
    for (const item of ['INV-01', 'INV-02'])
      await ana.does(changeFields, {
        versionId: id,
        item,
        fields: [{ field: 'title.en', value: `Reworded ${item}`, seen: 0 }],
      })
    const core = await host.asSystem((tx) => latestVersion(tx, null))
    const body = new FormData()
    for (const [name, value] of [
      ['key', newKey()],
      ['act', 'verdict'],
      ['versionId', id],
      ['againstId', core!.id],
      ['code', 'INV-01'],
      ['code', 'INV-02'],
      ['reason', 'The words only.'],
    ] as const)
      body.append(name, value)
    const confirmed = await send(host, ana, { to: 'verdicts', code, body })
    expect(confirmed.headers.get('location')).toContain('done=confirmed')
    const ready = await send(host, ana, { to: 'verdicts', code, body: undefined })
    expect(ready.html).toContain('value="publish"')
    const revision = /name="revision"[^>]*value="(\d+)"/.exec(ready.html)![1]!
    const publication = new FormData()
    for (const [name, value] of Object.entries({ key: newKey(), act: 'publish', versionId: id, revision, note: '' }))
      publication.append(name, value)
    const published = await send(host, ana, { to: 'verdicts', code, body: publication })
    expect(published.headers.get('location')).toContain('done=published')
    const frozen = await send(host, ana, {
      to: 'designer',
      code,
      body: await filled(ana, code, [['title.en', 'Too late']]),
    })
    expect(frozen.status).toBe(409)
  })
})
