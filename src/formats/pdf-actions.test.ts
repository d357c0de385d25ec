import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdfAction } from './pdf-actions.ts'
import { pdfFile } from './pdf.ts'

const plain = (catalog: string, more = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n${more}\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
    'latin1',
  )

const packed = (objects: string, catalog = '') =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n`),
    deflateSync(Buffer.from(objects)),
    Buffer.from(`\nendstream\nendobj\n1 0 obj\n<< /Type /Catalog ${catalog} >>\nendobj\n%%EOF\n`),
  ])

const oddly = Buffer.from(
  '%PDF-1.7\n5 0 obj << /Type /Obj#53tm /Filter /LZWDecode >>\nstream\nabc\nendstream endobj\n%%EOF',
)

test.for([
  ['runs a script when it is opened', plain('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'JavaScript'],
  [
    'writes the name of the action so that nobody sees it',
    plain('/OpenAction << /S /J#61vaScript /J#53 (x) >>'),
    'JavaScript',
  ],
  ['starts a program', plain('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'Launch'],
  ['sends a form', plain('', '3 0 obj << /A << /S /SubmitForm /F (http://x) >> >> endobj'), 'SubmitForm'],
  ['opens a web page by itself', plain('/OpenAction << /S /URI /URI (http://x) >>'), 'OpenAction'],
  [
    'does so by an object elsewhere',
    plain('/OpenAction 7 0 R', '7 0 obj\n<< /S /URI /URI (http://x) >>\nendobj'),
    'OpenAction',
  ],
  ['hides the script in a packed object', packed('1 0 << /S /JavaScript /JS (x) >>'), 'JavaScript'],
  ['hides packed objects behind a password', packed('1 0 <<>>', '/Encrypt 9 0 R'), 'unreadable'],
  [
    'hides it in what looks like a picture',
    plain('', '3 0 obj << >>\nstream\n4 0 obj << /S /JavaScript >>\nendstream'),
    'JavaScript',
  ],
  ['packs objects in an unusual way', oddly, 'unreadable'],
  ['has a form of the kind that scripts live in', plain('/AcroForm << /XFA 8 0 R >>'), 'XFA'],
] as const)('a PDF that %s is told', ([, bytes, action]) => {
  expect(pdfAction(bytes)).toBe(action)
})

test.for([
  ['opens at its first page', plain('/OpenAction [3 0 R /Fit]')],
  ['goes to a place in itself', plain('/OpenAction << /S /GoTo /D [3 0 R /XYZ 0 0 1] >>')],
  [
    'links to a web page for whoever clicks',
    plain('', '3 0 obj << /Subtype /Link /A << /S /URI /URI (https://x) >> >> endobj'),
  ],
  ['holds a picture whose bytes read like a script', plain('', '3 0 obj << >>\nstream\n/JS /XFA\nendstream\nendobj')],
  ['is packed and does nothing', packed('1 0 << /Type /Page >>')],
] as const)('a PDF that %s does nothing by itself', ([, bytes]) => {
  expect(pdfAction(bytes)).toBeUndefined()
})

test('a PDF of our own does nothing by itself', async () => {
  const bytes = await pdfFile({ title: 'A', lang: 'en', foot: 'A', pages: '{page}', blocks: [] })
  expect(pdfAction(bytes)).toBeUndefined()
})

test('twenty megabytes made to be slow are looked through in a moment', () => {
  for (const piece of ['stream\n', '<< /ObjStm ', 'endstream stream\n', '#4a', '/OpenAction 1 0 R ']) {
    const startedAt = performance.now()
    pdfAction(Buffer.from(piece.repeat(20_000_000 / piece.length)))
    expect(performance.now() - startedAt, piece).toBeLessThan(4000)
  }
})
