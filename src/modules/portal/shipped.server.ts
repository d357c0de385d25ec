import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { localText } from '../../kit/local-text.ts'
import { GeneralRules, Help, History, Statements } from './shipped-shapes.ts'

/** Files of content/ that are shown as they are and never stored in the database: each is read once. */
const folder = 'content'

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= read())
}

const textOf = (name: string) => readFile(join(folder, name), 'utf8')
const jsonOf = async (name: string): Promise<unknown> => JSON.parse(await textOf(name))

/** The funding statement and the disclaimer. */
export const statements = once(async () => Statements.parse(await jsonOf('statements.json')))

/** The project, the national rapporteurs, the first law that was followed, the silence of institutions. */
export const history = once(async () => History.parse(await jsonOf('history.json')))

/** Help lines as partners entered them, by country. */
export const helpLines = once(async () => Help.parse(await jsonOf('help.json')))

/** What 3, 2, 1 and 0 mean unless an indicator says it for itself, best first. */
export const generalRule = once(async () => {
  const { en, sr, bs, cnr, sq, mk } = GeneralRules.parse(await jsonOf('instrument/general-rules.json'))
  return ([3, 2, 1, 0] as const).map((value) => ({
    value,
    text: localText({ en: en[value], sr: sr[value], bs: bs[value], cnr: cnr[value], sq: sq[value], mk: mk[value] }),
  }))
})
