import { redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { toSignIn } from '../../../server/pages.ts'
import { errorOf, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { changeSecrets } from '../account.server.ts'
import { authenticatorFor } from '../credentials.server.ts'
import * as door from '../door-page.server.ts'
import { Authenticator } from '../parts/Authenticator.tsx'
import { KnownUser } from '../parts/KnownUser.tsx'
import { NewPassword } from '../parts/NewPassword.tsx'
import { useWords } from '../words.ts'

/** A new authenticator where there is none yet, or where one is asked for. */
async function setupOf({ given, url }: door.Knock) {
  const { id, sessionId } = given.actor!
  return given.host.asSystem(async (tx, doing) => {
    const own = await tx
      .selectFrom('person')
      .leftJoin('totp', 'totp.personId', 'person.id')
      .select(['email', 'totp.confirmedAt'])
      .where('person.id', '=', id)
      .executeTakeFirstOrThrow()
    const seed = `${sessionId} ${own.confirmedAt}`
    const isNew = own.confirmedAt === null || url.searchParams.get('authenticator') === 'new'
    return { seed, email: own.email, authenticator: isNew ? authenticatorFor(doing, seed, own.email) : undefined }
  })
}

export async function loader(args: LoaderFunctionArgs) {
  const it = door.knock(args)
  if (!it.given.actor) throw toSignIn(it.url)
  if (!it.given.actor.isFresh) throw door.toSignInAgain(it.url)
  const { email, authenticator } = await setupOf(it)
  return { email, authenticator }
}

export function action(args: ActionFunctionArgs) {
  return door.atDoor(args, async (it, form) => {
    if (!it.given.actor) return redirect('/app/sign-in', 303)
    const { seed, authenticator } = await setupOf(it)
    const totp = authenticator && { seed, code: door.typedIn(form, 'code') }
    await changeSecrets(it.given.host, it.given.token, { password: door.typedIn(form, 'password'), totp })
    return redirect('/app/account', 303)
  })
}

export default function AccountPassword() {
  const { email, authenticator } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  return (
    <Page title={t('password.title')} lead={t('password.lead')}>
      <title>{t('password.title')}</title>
      <Refusal refused={refused} />
      <form method="post">
        <KnownUser email={email} />
        <NewPassword error={errorOf(refused, 'password')} />
        {authenticator && <Authenticator setup={authenticator} error={errorOf(refused, 'code')} />}
        <SubmitButton>{t('password.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
