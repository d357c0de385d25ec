import { formatsProblem } from './problems.ts'
import { readXml } from './xml.ts'
import { WORKBOOK_LIMITS } from './xlsx.ts'
import { openArchive, unpacked } from './xlsx-zip.ts'

/** The text of a Word file, a paragraph a line: of its body, not of what was deleted from it. */
export async function docxText(bytes: Uint8Array, most: number): Promise<string> {
  const archive = await openArchive(bytes, WORKBOOK_LIMITS)
  try {
    const entry = archive.entries.get('word/document.xml')
    if (!entry) throw formatsProblem.damaged()
    let [text, isText] = ['', false]
    await readXml(unpacked(archive, entry), entry.fileName, {
      open: ({ name }) => {
        if (name === 't') isText = true
        else if (name === 'tab') text += '\t'
        else if (name === 'br' || name === 'cr') text += '\n'
      },
      close: (name) => {
        if (name === 't') isText = false
        else if (name === 'p') text += '\n'
        else if (name === 'tc') text += '\t'
      },
      text: (it) => {
        if (isText) text += it
      },
      isDone: () => text.length > most,
    })
    return text
  } finally {
    archive.zip.close()
  }
}
