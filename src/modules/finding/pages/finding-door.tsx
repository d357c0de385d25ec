import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { Page, Refusal } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { actAtDoor, standingAt } from '../../reply/commands.server.ts'
import { masked } from '../../reply/model.ts'
import { DoorForms } from '../../reply/parts/DoorForms.tsx'
import { useReplyWords } from '../../reply/words.ts'
import { findingDoorway } from '../door.server.ts'
import { useFindingWords } from '../words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { found, isIn } = await standingAt(findingDoorway, args)
  const { reference, nameLocal, repliesUntil, askedByName, askedByPhone, mailbox } = found
  const shown = { reference, nameLocal, repliesUntil, askedByName, askedByPhone, isIn }
  return { ...shown, mailbox: mailbox === null ? null : masked(mailbox) }
}

export function action(args: ActionFunctionArgs) {
  return actAtDoor(findingDoorway, { at: 'f', home: 'findings' }, args)
}

export default function FindingDoorPage() {
  const { reference, nameLocal, repliesUntil, askedByName, askedByPhone, mailbox, isIn } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useFindingWords()
  const r = useReplyWords()
  const locale = useLocale()
  return (
    <Page title={t('door.title', { reference })} lead={nameLocal}>
      <title>{t('door.title', { reference })}</title>
      <p>{t('door.until', { day: formatDay(locale, repliesUntil) })}</p>
      <Refusal refused={refused} labels={{ code: r('door.code') }} />
      {isIn && (
        <p>
          <a href={`/f/${reference}/findings`}>{t('door.go-on')}</a>
        </p>
      )}
      <DoorForms
        mailbox={mailbox}
        isSent={search.get('sent') !== null}
        refused={refused}
        enter={t('door.enter')}
        asker={[askedByName, askedByPhone].filter(Boolean).join(', ')}
      />
      <p className="muted">{t('door.what')}</p>
    </Page>
  )
}
