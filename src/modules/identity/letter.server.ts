import type { Doing } from '../../kit/acts.ts'

/** "You have a task" and a link: a letter that anybody may see over a shoulder. */
export function postTask(
  { post, say }: Pick<Doing, 'post' | 'say'>,
  { email, locale }: { email: string; locale: string },
  link: string,
): Promise<void> {
  return post({
    recipient: email,
    locale,
    subject: say(locale, 'identity.letter.subject'),
    body: say(locale, 'identity.letter.body', { link }),
  })
}
