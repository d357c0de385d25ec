import { data, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { formatDay } from '../../../locale/index.ts'
import { replyCookie } from '../../../server/cookies.ts'
import { pageContext } from '../../../server/page-context.ts'
import { refusedIn, textOf } from '../../../server/pages.ts'
import { Button, Notice, Page, Refusal, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { enterWithCode, respondentAt, sendCode, type Link } from '../door.server.ts'
import { masked } from '../model.ts'
import { replyProblem } from '../problems.ts'
import { useReplyWords } from '../words.ts'

const DAY_IN_SECONDS = 24 * 60 * 60

const linkIn = (params: LoaderFunctionArgs['params']): Link => ({
  reference: params['reference'] ?? '',
  key: params['key'] ?? '',
})

/** Opening the link changes nothing: programs that look into mails open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const given = context.get(pageContext)
  const found = await given.host.asSystem((tx, door) => respondentAt(tx, door, linkIn(params)))
  if (!found) throw data({ message: given.tellProblem(replyProblem['link-not-good']()).message }, 404)
  const { reference, nameLocal, answersUntil, askedByName, askedByPhone, mailbox } = found
  return {
    reference,
    nameLocal,
    answersUntil,
    askedByName,
    askedByPhone,
    mailbox: mailbox === null ? null : masked(mailbox),
    isIn: given.actor?.id === found.respondent.id,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const given = context.get(pageContext)
  const form = await request.formData()
  const { search } = new URL(request.url)
  const link = linkIn(params)
  const here = `/r/${link.reference}/${link.key}`
  try {
    if (textOf(form, 'act') === 'send') {
      await sendCode(given.host, link, given.address)
      const asked = new URLSearchParams(search)
      asked.set('sent', 'yes')
      return redirect(`${here}?${asked}`, 303)
    }
    const shown = { code: textOf(form, 'code') ?? '', address: given.address, locale: given.reading.locale }
    const token = await enterWithCode(given.host, link, shown)
    return redirect(`/r/${link.reference}/tasks`, {
      status: 303,
      headers: { 'set-cookie': replyCookie(given.publicUrl, link.reference, token, DAY_IN_SECONDS) },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return data({ refused: refusedIn(given, error, form) }, error.status)
  }
}

export default function DoorPage() {
  const { reference, nameLocal, answersUntil, askedByName, askedByPhone, mailbox, isIn } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  const isSent = search.get('sent') !== null
  const asker = [askedByName, askedByPhone].filter(Boolean).join(', ')
  return (
    <Page title={t('door.title', { reference })} lead={nameLocal}>
      <title>{t('door.title', { reference })}</title>
      <p>{t('door.until', { day: formatDay(locale, answersUntil) })}</p>
      <Refusal refused={refused} labels={{ code: t('door.code') }} />
      {isIn && (
        <p>
          <a href={`/r/${reference}/tasks`}>{t('door.go-on')}</a>
        </p>
      )}
      {isSent && !refused && <Notice kind="success" title={t('door.sent', { mailbox: mailbox ?? '' })} />}
      {mailbox === null ? (
        <Notice kind="attention" title={t('door.no-mailbox')} />
      ) : (
        <form method="post">
          <input type="hidden" name="act" value="send" />
          <p>{t('door.send.text', { mailbox })}</p>
          <Button kind={isSent ? 'secondary' : 'primary'}>{t(isSent ? 'door.send.again' : 'door.send')}</Button>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="act" value="enter" />
        <TextField
          name="code"
          label={t('door.code')}
          hint={t('door.code.hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
          spellCheck={false}
        />
        <Button kind={isSent || mailbox === null ? 'primary' : 'secondary'}>{t('door.enter')}</Button>
      </form>
      <p>{t('door.no-access', { asker })}</p>
      <p className="muted">{t('door.what')}</p>
    </Page>
  )
}
