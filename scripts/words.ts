// npm run words: no literal text in components, and every language's words fit the English ones.
//   npm run words -- --complete     also fails where a language lacks a message
import { join } from 'node:path'
import { checkCatalogue } from './catalogue.ts'
import { findLiteralText } from './literal-text.ts'
import { report } from './sources.ts'

const root = join(import.meta.dirname, '..')
const { findings, missing } = checkCatalogue(root)
const mustBeComplete = process.argv.includes('--complete')
const lacking = Object.entries(missing).filter(([, keys]) => keys.length > 0)
if (!mustBeComplete)
  for (const [language, keys] of lacking) console.log(`${language}: ${keys.length} messages are read in English`)
const incomplete = lacking.flatMap(([language, keys]) =>
  keys.map((key) => `locales/${language}.json: ${key}: is missing`),
)
report([...findLiteralText(root), ...findings, ...(mustBeComplete ? incomplete : [])], 'words')
