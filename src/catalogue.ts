import { catalogues } from '../locales/index.ts'
import { english, type Messages, type Reading, type Values } from './kit/words.ts'
import answers from './answers/messages.json' with { type: 'json' }
import kit from './kit/messages.json' with { type: 'json' }
import formats from './formats/messages.json' with { type: 'json' }
import root from './messages.json' with { type: 'json' }
import accessLaw from './modules/access-law/messages.json' with { type: 'json' }
import assessment from './modules/assessment/messages.json' with { type: 'json' }
import scoring from './modules/scoring/messages.json' with { type: 'json' }
import finding from './modules/finding/messages.json' with { type: 'json' }
import edition from './modules/edition/messages.json' with { type: 'json' }
import instrument from './modules/instrument/messages.json' with { type: 'json' }
import variant from './modules/variant/messages.json' with { type: 'json' }
import translation from './modules/translation/messages.json' with { type: 'json' }
import exchange from './modules/exchange/messages.json' with { type: 'json' }
import cycle from './modules/cycle/messages.json' with { type: 'json' }
import evidence from './modules/evidence/messages.json' with { type: 'json' }
import observation from './modules/observation/messages.json' with { type: 'json' }
import request from './modules/request/messages.json' with { type: 'json' }
import reply from './modules/reply/messages.json' with { type: 'json' }
import workbook from './modules/workbook/messages.json' with { type: 'json' }
import identity from './modules/identity/messages.json' with { type: 'json' }
import portal from './modules/portal/messages.json' with { type: 'json' }
import web from './web/messages.json' with { type: 'json' }
import { formatMessage, isLocale, NO_EXCEPTIONS, type Locale, type ScriptExceptions } from './locale/index.ts'

/** The English words of every folder that has some; a language's file holds the same keys. */
const allMessages: Readonly<Record<string, Messages>> = {
  'access-law': accessLaw,
  answers,
  assessment,
  scoring,
  finding,
  observation,
  request,
  reply,
  workbook,
  evidence,
  instrument,
  variant,
  translation,
  exchange,
  cycle,
  edition,
  formats,
  kit,
  root,
  identity,
  portal,
  web,
}

export function readingIn(locale: Locale, exceptions: ScriptExceptions = NO_EXCEPTIONS): Reading {
  return { locale, catalogue: catalogues[locale], exceptions }
}

/** Says `module.key` outside of components: problems, mail, files. */
export function sayIn(reading: Reading): (key: string, values?: Values) => string {
  return (key, values) => {
    const own = reading.catalogue[key]
    if (own !== undefined) return formatMessage(reading.locale, own, values)
    const dot = key.indexOf('.')
    const messages = allMessages[key.slice(0, dot)]
    if (!messages) throw new Error(`no module for message ${key}`)
    return formatMessage('en', english(messages, key.slice(dot + 1)), values)
  }
}

/** Says it to whoever reads this language: letters and files, which no reader's page stands behind. */
export function sayTo(locale: string, key: string, values?: Values): string {
  return sayIn(readingIn(isLocale(locale) ? locale : 'en'))(key, values)
}
