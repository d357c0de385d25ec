import { partsOf, sheetOf, workbookOf, zipOf } from './archive.fixture.ts'
import type { FormatsRefusal } from './problems.ts'

export interface HostileFile {
  readonly name: string
  readonly make: () => Uint8Array
  readonly refusal: FormatsRefusal
}

const laughs = `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "haha">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>`
const outside = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`
const aMillion = 1_000_000
const honest = workbookOf({ sheet: sheetOf([['one', 'two']]) })
function nested(depth: number): Buffer {
  const inner = depth === 0 ? Buffer.alloc(5_000_000) : nested(depth - 1)
  return zipOf(Array.from({ length: 10 }, (_, at) => ({ name: `${at}.${depth === 0 ? 'bin' : 'zip'}`, data: inner })))
}
const rows = (count: number, cell: (row: number) => string) =>
  `<sheetData>${Array.from({ length: count }, (_, at) => `<row r="${at + 1}">${cell(at + 1)}</row>`).join('')}</sheetData>`

/** What people with bad intent, and programs with bad luck, send as a workbook. Small, and made when asked for. */
export const HOSTILE: readonly HostileFile[] = [
  { name: 'a PDF named .xlsx', make: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), refusal: 'not-a-workbook' },
  { name: 'nothing at all', make: () => new Uint8Array(), refusal: 'not-a-workbook' },
  { name: 'a zip of other things', make: () => zipOf([{ name: 'a.txt', data: 'a' }]), refusal: 'not-a-workbook' },
  {
    name: 'a Word file',
    make: () =>
      workbookOf({ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' }),
    refusal: 'not-a-workbook',
  },
  { name: 'an old .xls', make: () => compound('Workbook'), refusal: 'old-workbook' },
  { name: 'a workbook behind a password', make: () => compound('EncryptedPackage'), refusal: 'encrypted' },
  {
    name: 'an encrypted zip',
    make: () => zipOf(partsOf({}).map((it) => ({ ...it, says: { flags: 1 } }))),
    refusal: 'encrypted',
  },
  {
    name: 'a zip with strong encryption',
    make: () => zipOf(partsOf({}).map((it) => ({ ...it, says: { flags: 0x41 } }))),
    refusal: 'encrypted',
  },
  { name: 'a truncated zip', make: () => honest.subarray(0, honest.length - 40), refusal: 'damaged' },
  {
    name: 'an .xlsm with macros',
    make: () => workbookOf({ more: [{ name: 'xl/vbaProject.bin', data: 'Sub Auto_Open' }] }),
    refusal: 'macros',
  },
  {
    name: 'an .xlsm without its macros',
    make: () => workbookOf({ type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
    refusal: 'macros',
  },
  ...['../../etc/cron.d/x', '/etc/passwd', 'C:/x.xml'].map((name): HostileFile => ({
    name: `a path out of the folder: ${name}`,
    make: () => workbookOf({ more: [{ name, data: 'x' }] }),
    refusal: 'unsafe-archive',
  })),
  {
    name: 'a symbolic link',
    make: () => workbookOf({ more: [{ name: 'xl/x.xml', data: '/etc/passwd', says: { mode: 0o120777 } }] }),
    refusal: 'unsafe-archive',
  },
  {
    name: 'the same part twice',
    make: () => zipOf([...partsOf({}), { name: 'xl/workbook.xml', data: '<x/>' }]),
    refusal: 'unsafe-archive',
  },
  { name: 'a nested bomb', make: () => nested(3), refusal: 'unsafe-archive' },
  {
    name: 'a nested bomb inside a workbook',
    make: () => workbookOf({ more: [{ name: 'xl/embeddings/x.zip', data: nested(1) }] }),
    refusal: 'unsafe-archive',
  },
  {
    name: 'a flat bomb',
    make: () => workbookOf({ sheet: `<sheetData>${' '.repeat(60_000_000)}</sheetData>` }),
    refusal: 'unpacks-too-big',
  },
  {
    name: 'a flat bomb that says it is small',
    make: () =>
      zipOf(
        partsOf({ sheet: `<sheetData>${' '.repeat(60_000_000)}</sheetData>` }).map((it) =>
          it.name.endsWith('sheet1.xml') ? { ...it, says: { size: 1000 } } : it,
        ),
      ),
    refusal: 'damaged',
  },
  {
    name: 'a bomb of overlapping parts',
    make: () => {
      const data = Buffer.alloc(900_000)
      return workbookOf({ more: Array.from({ length: 1000 }, (_, at) => ({ name: `xl/x${at}.bin`, data })) })
    },
    refusal: 'unpacks-too-big',
  },
  {
    name: 'more parts than any workbook has',
    make: () => workbookOf({ more: Array.from({ length: 20_000 }, (_, at) => ({ name: `x${at}`, data: '' })) }),
    refusal: 'unpacks-too-big',
  },
  { name: 'billion laughs', make: () => workbookOf({ sheet: laughs }), refusal: 'xml-declarations' },
  { name: 'an external entity', make: () => workbookOf({ sharedStrings: outside }), refusal: 'xml-declarations' },
  {
    name: 'an external entity in a part that nobody reads',
    make: () => workbookOf({ more: [{ name: 'docProps/core.xml', data: outside }] }),
    refusal: 'xml-declarations',
  },
  {
    name: 'UTF-16',
    make: () => workbookOf({ more: [{ name: 'docProps/x.xml', data: Buffer.from('\uFEFF<a/>', 'utf16le') }] }),
    refusal: 'bad-encoding',
  },
  {
    name: 'another encoding declared',
    make: () => workbookOf({ sheet: '<?xml version="1.0" encoding="windows-1250"?><worksheet/>' }),
    refusal: 'bad-encoding',
  },
  {
    name: 'bytes that are no UTF-8',
    make: () => zipOf(partsOf({}).map((it) => (it.name.endsWith('sheet1.xml') ? { ...it, data: latin } : it))),
    refusal: 'bad-encoding',
  },
  {
    name: 'unclosed XML',
    make: () => workbookOf({ sheet: '<?xml version="1.0"?><worksheet>' }),
    refusal: 'damaged-part',
  },
  {
    name: 'an entity that nobody declared',
    make: () => workbookOf({ sheet: sheetOf([['&constructor;']]) }),
    refusal: 'damaged-part',
  },
  {
    name: 'elements within elements without end',
    make: () => workbookOf({ sheet: Array.from({ length: 300_000 }, (_, at) => `<x${at}>`).join('') }),
    refusal: 'damaged-part',
  },
  {
    name: 'an attribute of megabytes',
    make: () => workbookOf({ sheet: `<x a="${Array.from({ length: 600_000 }, (_, at) => at).join(' ')}"/>` }),
    refusal: 'damaged-part',
  },
  {
    name: 'the same cell twice',
    make: () =>
      workbookOf({ sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>' }),
    refusal: 'damaged-part',
  },
  {
    name: 'a shared text that is not there',
    make: () => workbookOf({ sheet: '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>' }),
    refusal: 'damaged-part',
  },
  {
    name: 'a million shared texts',
    make: () =>
      workbookOf({ sharedStrings: Array.from({ length: aMillion }, (_, at) => `<si><t>${at}</t></si>`).join('') }),
    refusal: 'too-many-cells',
  },
  {
    name: 'one long shared text in a million cells',
    make: () =>
      workbookOf({
        sharedStrings: `<si><t>${'a'.repeat(32_000)}</t></si>`,
        sheet: rows(10_000, pointing),
      }),
    refusal: 'too-much-text',
  },
  {
    name: 'a text of a million characters',
    make: () => workbookOf({ sheet: sheetOf([[Array.from({ length: 200_000 }, (_, at) => at).join(' ')]]) }),
    refusal: 'cell-too-long',
  },
  {
    name: 'more rows than are read',
    make: () => workbookOf({ sheet: '<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>' }),
    refusal: 'too-many-rows',
  },
  {
    name: 'more columns than are read',
    make: () => workbookOf({ sheet: '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>' }),
    refusal: 'too-many-columns',
  },
  {
    name: 'more cells than are read',
    make: () =>
      workbookOf({
        sheet: rows(5000, (row) => Array.from({ length: 100 }, (_, at) => `<c><v>${row}${at}</v></c>`).join('')),
      }),
    refusal: 'too-many-cells',
  },
  {
    name: 'more sheets than are read',
    make: () =>
      workbookOf({
        workbook: `<sheets>${Array.from({ length: 2000 }, (_, at) => `<sheet name="S${at}" r:id="rId1"/>`).join('')}</sheets>`,
      }),
    refusal: 'too-many-sheets',
  },
  { name: 'more bytes than are taken', make: () => Buffer.alloc(20_000_001), refusal: 'file-too-big' },
]

const pointing = (row: number) =>
  Array.from({ length: 100 }, (_, at) => `<c s="${(row * 7919 + at * 104_729) % 1000}" t="s"><v>0</v></c>`).join('')

const latin = Buffer.concat([
  Buffer.from('<?xml version="1.0"?><worksheet>'),
  Buffer.from([0xe8, 0xf0]),
  Buffer.from('</worksheet>'),
])

/** What Excel wrote before 2007, and writes today around what it encrypts. */
function compound(stream: string): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(stream, 'utf16le')])
}
