import { fromBufferPromise } from 'yauzl'
import { readXml } from './xml.ts'

/** Each part of a Word file as text, once it was seen that it is well-formed. */
export async function docxParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false })
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    if (/\.(xml|rels)$/.test(entry.fileName)) await readXml(chunks, entry.fileName, {})
    parts.set(entry.fileName, Buffer.concat(chunks).toString())
  }
  return parts
}
