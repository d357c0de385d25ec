import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { Page, Refusal } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { actAtDoor, standingAt } from '../door-page.server.ts'
import { requestDoorway } from '../door.server.ts'
import { masked } from '../model.ts'
import { DoorForms } from '../parts/DoorForms.tsx'
import { useReplyWords } from '../words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { found, isIn } = await standingAt(requestDoorway, args)
  const { reference, nameLocal, answersUntil, askedByName, askedByPhone, mailbox } = found
  const shown = { reference, nameLocal, answersUntil, askedByName, askedByPhone, isIn }
  return { ...shown, mailbox: mailbox === null ? null : masked(mailbox) }
}

export function action(args: ActionFunctionArgs) {
  return actAtDoor(requestDoorway, { at: 'r', home: 'tasks' }, args)
}

export default function DoorPage() {
  const { reference, nameLocal, answersUntil, askedByName, askedByPhone, mailbox, isIn } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  return (
    <Page title={t('door.title', { reference })} lead={nameLocal}>
      <title>{`${refused ? `${t('error-title')} ` : ''}${t('door.title', { reference })}`}</title>
      <p>{t('door.until', { day: formatDay(locale, answersUntil) })}</p>
      <Refusal refused={refused} labels={{ code: t('door.code') }} />
      {isIn && (
        <p>
          <a href={`/r/${reference}/tasks`}>{t('door.go-on')}</a>
        </p>
      )}
      <DoorForms
        mailbox={mailbox}
        isSent={search.get('sent') !== null}
        refused={refused}
        enter={t('door.enter')}
        asksName
        asker={[askedByName, askedByPhone].filter(Boolean).join(', ')}
      />
      <p className="muted">{t('door.what')}</p>
    </Page>
  )
}
