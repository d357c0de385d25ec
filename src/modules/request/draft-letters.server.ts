import type { Doing } from '../../kit/acts.ts'
import { isLocale } from '../../locale/index.ts'
import type { DocumentDescription } from '../../formats/document.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { scriptExceptions } from '../translation/queries.server.ts'
import { duesIfSent } from './deadline.server.ts'
import { letterDocument } from './letter-document.ts'
import { leftOut, letterOf } from './letter.ts'
import { valuesOf, wordsFor } from './letters.server.ts'
import { addressedIn } from './addressed.server.ts'
import { attachedTo } from './sent-letters.server.ts'

interface OnDay {
  readonly day: string
  readonly today: string
}

/**
 * The letter of one draft as it would go out on a day, to be read and to be made a file of. A number is given out when a
 * letter goes out: until then `…` stands there.
 */
export async function draftLetter(
  db: ReadDb,
  { say }: Pick<Doing, 'say'>,
  { id, day, today, isSample }: OnDay & { id: string; isSample: boolean },
) {
  const it = (await addressedIn(db, [id]))[0]!
  const locale = isLocale(it.locale) ? it.locale : 'en'
  const template = await wordsFor(db, say, { country: it.country, kind: 'request', locale })
  const number = `${it.country.toUpperCase()}-…/${day.slice(0, 4)}`
  const dueOn = (await duesIfSent(db, [id], { sentOn: day, today })).get(id) ?? null
  const values = valuesOf({ ...it, dueOn }, { number, day, locale })
  const letter = { ...it, ...letterOf(template, values), dueOn, number, left: leftOut(template, values) }
  const questions = (await attachedTo(db, [id])).get(id) ?? []
  const exceptions = await scriptExceptions(db)
  const told = { reference: letter.reference, questions: letter.questions, link: '…' }
  return {
    ...letter,
    attached: questions,
    mail: {
      subject: say(letter.locale, 'request.mail.subject', told),
      body: say(letter.locale, 'request.mail.body', told),
    },
    document(): DocumentDescription {
      const mark = say(letter.locale, 'request.draft-letter.mark')
      const parties = { institution: letter.nameLocal, asker: letter.askedByName, isSample, draft: mark }
      const language = { say: (key: string, values = {}) => say(letter.locale, key, values), exceptions }
      return letterDocument(letter, parties, language, questions)
    },
  }
}
