import { expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { addItem, changeFields, retireItem, startDraft } from '../instrument/draft-commands.server.ts'
import { judgedOf } from '../instrument/judging.server.ts'
import { confirmVerdicts, publishVersion } from '../instrument/publish-commands.server.ts'
import { versionById } from '../instrument/versions-queries.server.ts'
import InstrumentDifferencePage from './pages/instrument-difference.tsx'
import { ask, dataOf, readerOf, shown } from './public-pages.fixture.tsx'
import { wordDifference } from './word-difference.ts'

const AT = '/en/instrument/diff/1...2'

test('the difference of two versions is read by kind and facet, as page, data, table and Word file', async ({
  as,
  host,
  clock,
}) => {
  clock.now = new Date(Date.now() + 1000)
  const ana = await as.coordinator()
  const { id: versionId } = await ana.does(startDraft, { country: null })
  const write = (item: string, fields: Record<string, string>) =>
    ana.does(changeFields, {
      versionId,
      item,
      fields: Object.entries(fields).map(([field, value]) => ({ field, value, seen: 0 })),
    })
  await write('IDN-04', { 'rule.3.en': 'In at least 90% of the cases.', 'title.sr': 'Drugi naziv' })
  await write('IDN-15', { 'question.en': 'Does the law grant at least 30 calendar days?' })
  await write('IDN-16', { 'title.sr': '=Naziv' })
  await write('IDN', { 'title.en': 'Identification' })
  await ana.does(retireItem, { versionId, item: 'INV-04' })
  const { code } = await ana.does(addItem, { versionId, level: 'indicator', parent: 'CMP.1' })
  const rule = Object.fromEntries([3, 2, 1, 0].map((level) => [`rule.${level}.en`, `Level ${level}.`]))
  await write(code, { 'title.en': 'State fund', 'question.en': 'Is there a fund?', ...rule })
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  for (const { code: one, against } of await host.asSystem((tx) => judgedOf(tx, version)))
    await ana.does(confirmVerdicts, { versionId, againstId: against.id, codes: [one], reason: `Why ${one}.` })
  await ana.does(publishVersion, { versionId, revision: version.revision, note: 'What is new.' })

  const reader = readerOf(host)
  const codesOf = async (query: string) =>
    (await dataOf<{ items: { code: string }[] }>(reader, `${AT}.json${query}`)).items.map((it) => it.code)
  expect(await codesOf('')).toEqual(['IDN', 'INV-04', 'IDN-04', 'IDN-15', 'IDN-16', code])
  expect(await codesOf('?show=new')).toEqual([code])
  expect(await codesOf('?show=dropped')).toEqual(['INV-04'])
  expect(await codesOf('?show=rule')).toEqual(['IDN-04'])
  expect((await codesOf('?show=text')).toSorted()).toEqual(['IDN', 'IDN-15'])
  expect((await codesOf('?show=translation')).toSorted()).toEqual(['IDN-04', 'IDN-16'])

  const html = await shown(reader, AT, <InstrumentDifferencePage />)
  expect(html).toContain('1 new, 4 changed, 1 dropped.')
  expect(html).toMatch(/changed scale, not comparable<span class="muted"> Why IDN-04\.<\/span>/)
  expect(html).toContain('<del>days</del><ins>calendar</ins>')
  expect(html).toContain('same<span class="muted"> Why IDN-16.</span>')
  expect(html).toContain('1 more change in another language')
  const side = await shown(reader, `${AT}?view=side`, <InstrumentDifferencePage />)
  expect(side).toMatch(/<th scope="col">Version 1<\/th><th scope="col">Version 2<\/th>/)
  expect(
    await shown(readerOf(host, { locale: 'sr-cyrl' }), '/sr-cyrl/instrument/diff/1...2', <InstrumentDifferencePage />),
  ).toContain('измењена скала, није упоредиво')

  const csv = await (await ask(reader, `${AT}.csv?show=translation`))!.text()
  expect(csv).toContain('1,2,IDN-16,indicator,changed,title.sr,sr,')
  expect(csv).toContain("'=Naziv")
  const word = (await ask(reader, `${AT}.docx`))!
  expect(word.headers.get('content-disposition')).toContain('rapporteur-instrument-diff-1...2.docx')
  const bytes = Buffer.from(await word.arrayBuffer())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')

  const whole = await (await ask(reader, `${AT}.csv`))!.text()
  expect(whole).toContain('1,2,IDN-16,indicator,changed,title.sr,sr,')

  const back = await codesOf('')
  const turned = (
    await dataOf<{ items: { code: string; kind: string; verdict: object | null; isBreak: boolean }[] }>(
      reader,
      '/en/instrument/diff/2...1.json',
    )
  ).items
  expect(turned.map((it) => it.code).toSorted()).toEqual(back.toSorted())
  expect(turned.find((it) => it.code === code)).toMatchObject({
    kind: 'dropped',
    verdict: { verdict: 'dropped', reason: `Why ${code}.` },
    isBreak: true,
  })
  expect(turned.find((it) => it.code === 'INV-04')).toMatchObject({ kind: 'new', verdict: { verdict: 'new' } })
  for (const wrong of ['1...1', '1...9', '1..2', 'x'])
    expect((await ask(reader, `/en/instrument/diff/${wrong}.json`))!.status).toBe(404)
})

test('words that stayed, went and came are told apart in reading order', () => {
  expect(wordDifference('30 days', '30 calendar days')).toEqual([
    { text: '30 ', kind: 'same' },
    { text: 'calendar ', kind: 'inserted' },
    { text: 'days', kind: 'same' },
  ])
})
