import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { structureFaults } from './xliff-structure.fixture.ts'
import { readXliff } from './xliff-read.ts'
import { writeXliff } from './xliff-write.ts'
import { XLIFF_STATES, type XliffText, type XliffUnit } from './xliff.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const described = (units: readonly XliffUnit[]): XliffText => ({
  srcLang: 'en',
  trgLang: 'sr-Latn',
  file: 'instrument',
  original: 'thb-wb, version 3 "draft"',
  units,
})

const back = async (units: readonly XliffUnit[]) =>
  (await readXliff(bytes(writeXliff(described(units))))).units.map((it) => {
    const { file, line, ...unit } = it
    expect(file).toBe('instrument')
    expect(line).toBeGreaterThan(3)
    return unit
  })

/** A document around the units, as another program might write it. */
const document = (content: string, root = 'version="2.0" srcLang="en" trgLang="sq"') =>
  bytes(`<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${root}>\n${content}\n</xliff>`)

const unit = (content: string, id = 'title.IDN-08') => `<file id="f"><unit id="${id}">${content}</unit></file>`

describe('a translation file', () => {
  test('comes back as it was written: ids, notes, texts, states', async () => {
    const units: XliffUnit[] = [
      {
        id: 'title.IDN-08',
        source: 'Victims identified < 18',
        target: 'Žrtve mlađe od 18',
        state: 'translated',
        subState: 'rapporteur:stale',
        notes: [{ text: 'An indicator & its limits', category: 'context' }, { text: 'Short.' }],
      },
      { id: 'question.IDN-09', source: 'How many?', state: 'initial', notes: [] },
      { id: 'rule.3.IDN-09', source: '', target: '', state: 'final', notes: [] },
    ]
    expect(await back(units)).toEqual(units)
    expect(await readXliff(bytes(writeXliff(described(units))))).toMatchObject({
      srcLang: 'en',
      trgLang: 'sr-Latn',
      units: [{ file: 'instrument', line: 4 }, { line: 5 }, { line: 6 }],
    })
  })

  test('keeps any text, spaces and what XML cannot hold too', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const anyUnit = fc.record({ source: text, target: text, state: fc.constantFrom(...XLIFF_STATES) })
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { maxLength: 5 }), async (some) => {
        const units = some.map((it, at): XliffUnit => ({ ...it, id: `u${at}`, notes: [] }))
        expect(await back(units)).toEqual(units)
      }),
    )
  })

  test('is put together as the core of XLIFF 2.1 has it, whatever its texts are', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const anyUnit = fc.record({ source: text, target: text, state: fc.constantFrom(...XLIFF_STATES), note: text })
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { minLength: 1, maxLength: 4 }), text, async (some, about) => {
        const units = some.map(({ note, ...it }, at): XliffUnit => ({ ...it, id: `u${at}`, notes: [{ text: note }] }))
        const written = writeXliff({
          ...described(units),
          original: about,
          notes: [{ text: about, category: 'about' }],
        })
        expect(await structureFaults(written)).toEqual([])
      }),
    )
  })

  test.each([
    ['without units', document('<file id="f"></file>')],
    ['with a segment before its notes', document(unit('<segment><source>A</source></segment><notes/>'))],
    ['said to be translated and is not', document(unit('<segment state="final"><source>A</source></segment>'))],
    ['with a sub-state alone', document(unit('<segment subState="a:b"><source>A</source></segment>'))],
    [
      'with an attribute of nobody',
      document('<file id="f" x="1"><unit id="u"><segment><source/></segment></unit></file>'),
    ],
  ])('that is %s is seen not to be', async (_, wrong) => {
    expect(await structureFaults(new TextDecoder().decode(wrong))).not.toEqual([])
  })

  test('cannot be written with an id or a sub-state that the standard forbids', () => {
    expect(() => writeXliff(described([{ id: 'a b', source: '', state: 'initial', notes: [] }]))).toThrow('name token')
    expect(() =>
      writeXliff(described([{ id: 'a', source: '', state: 'initial', subState: 'stale', notes: [] }])),
    ).toThrow('prefix')
  })

  test('of another program is read with its segments together, and without what it guessed', async () => {
    const { units } = await readXliff(
      document(
        `<file id="f"><notes><note>of all</note></notes><group id="g"><unit id="u">
          <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1"><source>guess</source><target>hamendje</target></mtc:match></mtc:matches>
          <notes><note category="x">seen</note></notes>
          <segment state="final"><source>One.</source><target>Një.</target></segment>
          <ignorable><source> </source></ignorable>
          <segment state="translated"><source>T<mrk id="m" type="term">w</mrk>o.</source><target>Dy.</target></segment>
        </unit></group></file>`,
      ),
    )
    expect(units).toEqual([
      expect.objectContaining({
        source: 'One. Two.',
        target: 'Një. Dy.',
        state: 'translated',
        notes: [{ text: 'seen', category: 'x' }],
      }),
    ])
  })

  test('has no translation of a unit where one of its segments has none', async () => {
    const [one] = (
      await readXliff(
        document(unit('<segment><source>A</source><target>B</target></segment><segment><source>C</source></segment>')),
      )
    ).units
    expect(one).toMatchObject({ source: 'AC', state: 'initial' })
    expect(one).not.toHaveProperty('target')
  })

  test('may have the same id in two files', async () => {
    const segment = '<segment><source>A</source></segment>'
    const { units } = await readXliff(
      document(`<file id="a"><unit id="u">${segment}</unit></file><file id="b"><unit id="u">${segment}</unit></file>`),
    )
    expect(units.map(({ file }) => file)).toEqual(['a', 'b'])
  })
})

const segment = '<segment><source>A</source></segment>'
const refused: [claim: string, bytes: Uint8Array, problem: object][] = [
  ['a PDF', bytes('%PDF-1.7'), { code: 'formats.not-xliff' }],
  ['other XML', bytes('<html><body/></html>'), { code: 'formats.not-xliff' }],
  ['version 1.2', document('', 'version="1.2"'), { code: 'formats.xliff-version', values: { version: '1.2' } }],
  [
    'another namespace',
    bytes('<xliff version="2.0" xmlns="urn:x" srcLang="en" trgLang="sq"/>'),
    { code: 'formats.xliff-version' },
  ],
  ['no target language', document('', 'version="2.0" srcLang="en"'), { code: 'formats.xliff-languages' }],
  [
    'billion laughs',
    bytes('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><xliff>&b;</xliff>'),
    { code: 'formats.xml-declarations' },
  ],
  [
    'an external document type',
    bytes('<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd"><xliff/>'),
    { code: 'formats.xml-declarations' },
  ],
  ['UTF-16', Buffer.from('\uFEFF<xliff/>', 'utf16le'), { code: 'formats.bad-encoding' }],
  ['half a file', document('').subarray(0, 100), { code: 'formats.damaged-part' }],
  [
    'a unit without id',
    document(`<file id="f">\n<unit>${segment}</unit></file>`),
    { code: 'formats.unit-without-id', values: { line: 4 } },
  ],
  [
    'a unit twice',
    document(`<file id="f"><unit id="u">${segment}</unit>\n<unit id="u">${segment}</unit></file>`),
    { code: 'formats.unit-twice', values: { unit: 'u', line: 4 } },
  ],
  [
    'a unit of nothing',
    document(unit('')),
    { code: 'formats.unit-without-source', values: { unit: 'title.IDN-08', line: 3 } },
  ],
  [
    'a state that is none',
    document(unit('<segment state="done"><source>A</source></segment>')),
    { code: 'formats.unit-state', values: { unit: 'title.IDN-08', line: 3, state: 'done' } },
  ],
  [
    'a code in a text',
    document(unit('<segment><source>A<ph id="1"/></source></segment>')),
    { code: 'formats.unit-with-codes', values: { unit: 'title.IDN-08', line: 3, code: 'ph' } },
  ],
  [
    'a text without end',
    document(unit(`<segment><source>${'a '.repeat(60_000)}</source></segment>`)),
    { code: 'formats.cell-too-long', values: { cell: 'title.IDN-08', maximum: 100_000 } },
  ],
  ['21 MB', Buffer.alloc(21 * 1024 * 1024, '<'), { code: 'formats.file-too-big', values: { maximum: 20 } }],
]

describe('a hostile or broken translation file', () => {
  test.each(refused)('%s is refused', async (_, file, problem) => {
    await expect(readXliff(file, 'sq.xlf')).rejects.toMatchObject(problem)
  })

  test('with more units than are read is refused by line, and others are answered meanwhile', async () => {
    const many = Array.from({ length: 100_001 }, (_, at) => `<unit id="u${at}">${segment}</unit>`).join('\n')
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await expect(readXliff(document(`<file id="f">${many}</file>`))).rejects.toMatchObject({
      code: 'formats.too-many-units',
      values: { maximum: 100_000, line: 100_003 },
    })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(20)
  })
})
