import type { Doing } from '../../kit/acts.ts'
import { english } from '../../kit/words.ts'
import messages from './messages.json' with { type: 'json' }

/** "You have a task" and a link: a letter that anybody may see over a shoulder. */
export function postTask(
  { post }: Pick<Doing, 'post'>,
  recipient: { email: string; locale: string },
  link: string,
): Promise<void> {
  const { email, locale } = recipient
  return post({
    recipient: email,
    locale,
    subject: english(messages, 'letter.subject'),
    body: english(messages, 'letter.body').replace('{link}', link),
  })
}
