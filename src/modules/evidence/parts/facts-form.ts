import { textOf } from '../../../server/pages.ts'
import { dayIn } from '../../../kit/entered-day.ts'

/** What a form says of a source. */
export function factsIn(form: FormData) {
  const text = (name: string) => textOf(form, name)
  return {
    class: text('class'),
    kind: text('kind'),
    title: text('title'),
    author: text('author'),
    publisher: text('publisher'),
    publishedOn: dayIn(form, 'publishedOn'),
    language: text('language'),
    url: text('url')?.trim(),
    note: text('note'),
    institutionId: text('institutionId'),
    container: text('container'),
    place: text('place'),
    number: text('number'),
    doi: text('doi'),
    hasLooked: text('hasLooked') === 'yes',
  }
}
