import { redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { errorOf, Page, Refusal, SubmitButton, TextField } from '../../../web/parts/index.ts'
import * as door from '../door-page.server.ts'
import { proveByPasskey } from '../passkeys.server.ts'
import { CodeField } from '../parts/Authenticator.tsx'
import { PasskeyButton } from '../parts/PasskeyButton.tsx'
import { SamplePeople } from '../parts/SamplePeople.tsx'
import { samplePeople } from '../queries.server.ts'
import { enterAs, newSession, proveByPassword } from '../sign-in.server.ts'
import { useWords } from '../words.ts'

export const handle = { scripts: true }

export async function loader(args: LoaderFunctionArgs) {
  const it = door.knock(args)
  if (it.given.actor) throw redirect(it.to)
  const sample = it.given.isSample ? await it.given.host.asSystem((tx) => samplePeople(tx)) : undefined
  return { passkeys: door.passkeysHere(it), sample }
}

export function action(args: ActionFunctionArgs) {
  return door.atDoor(args, async (it, form) => {
    const { host } = it.given
    const act = door.typedIn(form, 'act')
    if (act === 'sample' && it.given.isSample) {
      return door.enter(it, await enterAs(host, it.arrival, door.typedIn(form, 'person')))
    }
    if (door.typedIn(form, 'response')) {
      const proof = { rp: door.partyOf(it), answered: door.answeredIn(form) }
      return door.enter(it, await proveByPasskey(host, it.arrival, proof, newSession(it.arrival)))
    }
    if (act !== 'password') return door.unknownAct()
    const [email, password, code] = ['email', 'password', 'code'].map((name) => door.typedIn(form, name))
    const typed = { email: email!, password: password!, code: code! }
    return door.enter(it, await proveByPassword(host, it.arrival, typed, newSession(it.arrival)))
  })
}

export default function SignIn() {
  const { passkeys, sample } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useWords()
  return (
    <Page title={t('sign-in.title')}>
      <title>{t('sign-in.title')}</title>
      <Refusal refused={refused} />
      {sample && <SamplePeople {...sample} />}
      <form method="post">
        <PasskeyButton here={passkeys} purpose="use" label={t('sign-in.passkey')} />
      </form>
      <form method="post">
        <input type="hidden" name="act" value="password" />
        <TextField
          name="email"
          type="email"
          label={t('field.email')}
          defaultValue={refused?.typed['email']}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          name="password"
          type="password"
          label={t('field.password')}
          hint={t('sign-in.password-hint')}
          autoComplete="current-password"
        />
        <CodeField hint={t('sign-in.code-hint')} error={errorOf(refused, 'code')} />
        <SubmitButton>{t('sign-in.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
