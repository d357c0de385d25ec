import { useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { toSignIn } from '../../../server/pages.ts'
import { ErrorSummary, Page, SubmitButton, TextField } from '../../../web/parts/index.ts'
import * as door from '../door-page.server.ts'
import { proveByPasskey } from '../passkeys.server.ts'
import { CodeField } from '../parts/Authenticator.tsx'
import { KnownUser } from '../parts/KnownUser.tsx'
import { PasskeyButton } from '../parts/PasskeyButton.tsx'
import { errorFor, errorsOf } from '../parts/refusal.ts'
import { enterAs, proveByPassword, renewed } from '../sign-in.server.ts'
import { useWords } from '../words.ts'

export const handle = { scripts: true }

const emailOf = ({ given }: door.Knock): Promise<string> =>
  given.host.asSystem(async (tx) => {
    const own = tx.selectFrom('person').select('email').where('id', '=', given.actor!.id)
    return (await own.executeTakeFirstOrThrow()).email
  })

export async function loader(args: LoaderFunctionArgs) {
  const it = door.knock(args)
  if (!it.given.actor) throw toSignIn(it.url)
  return { passkeys: door.passkeysHere(it), email: await emailOf(it), isSample: it.given.isSample }
}

export function action(args: ActionFunctionArgs) {
  return door.atDoor(args, async (it, form) => {
    const { host, actor, token, isSample } = it.given
    if (!actor || !token) throw kitProblem['signed-out']()
    const act = door.typedIn(form, 'act')
    if (act === 'sample' && isSample) return door.enter(it, await enterAs(host, it.arrival, actor.id))
    if (door.typedIn(form, 'response')) {
      const proof = { rp: door.partyOf(it), answered: door.answeredIn(form) }
      return door.enter(it, await proveByPasskey(host, it.arrival, proof, renewed(token)))
    }
    if (act !== 'password') return door.unknownAct()
    const typed = {
      email: await emailOf(it),
      password: door.typedIn(form, 'password'),
      code: door.typedIn(form, 'code'),
    }
    return door.enter(it, await proveByPassword(host, it.arrival, typed, renewed(token)))
  })
}

export default function SignInAgain() {
  const { passkeys, email, isSample } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  return (
    <Page title={t('again.title')} lead={t('again.lead', { email })}>
      <title>{t('again.title')}</title>
      <ErrorSummary errors={errorsOf(refused)} />
      {isSample && (
        <form method="post">
          <input type="hidden" name="act" value="sample" />
          <SubmitButton>{t('again.sample')}</SubmitButton>
        </form>
      )}
      <form method="post">
        <PasskeyButton here={passkeys} purpose="use" label={t('sign-in.passkey')} />
      </form>
      <form method="post">
        <input type="hidden" name="act" value="password" />
        <KnownUser email={email} />
        <TextField
          name="password"
          type="password"
          label={t('field.password')}
          hint={t('sign-in.password-hint')}
          autoComplete="current-password"
        />
        <CodeField hint={t('sign-in.code-hint')} error={errorFor(refused, 'code')} />
        <SubmitButton>{t('again.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
