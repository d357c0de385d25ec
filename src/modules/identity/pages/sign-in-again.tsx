import { data, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { kitProblem } from '../../../kit/problems.ts'
import { toSignIn, type Refused } from '../../../server/pages.ts'
import { errorOf, Notice, Page, Refusal, SubmitButton, TextField } from '../../../web/parts/index.ts'
import { carriedFrom, fieldsIn, type Fields } from '../carried.ts'
import * as door from '../door-page.server.ts'
import { proveByPasskey } from '../passkeys.server.ts'
import { CodeField } from '../parts/Authenticator.tsx'
import { KnownUser } from '../parts/KnownUser.tsx'
import { PasskeyButton } from '../parts/PasskeyButton.tsx'
import { SendOn } from '../parts/SendOn.tsx'
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
  return { passkeys: door.passkeysHere(it), email: await emailOf(it), isSample: it.given.isSample, to: it.to }
}

/** Gives the token of the session, fresh again. */
async function proved(it: door.Knock, form: FormData): Promise<string> {
  const { host, actor, token, isSample } = it.given
  if (!actor || !token) throw kitProblem['signed-out']()
  const act = door.typedIn(form, 'act')
  if (act === 'sample' && isSample) return enterAs(host, it.arrival, actor.id)
  if (door.typedIn(form, 'response')) {
    const proof = { rp: door.partyOf(it), answered: door.answeredIn(form) }
    return proveByPasskey(host, it.arrival, proof, renewed(token))
  }
  if (act !== 'password') return door.unknownAct()
  const typed = {
    email: await emailOf(it),
    password: door.typedIn(form, 'password'),
    code: door.typedIn(form, 'code'),
  }
  return proveByPassword(host, it.arrival, typed, renewed(token))
}

interface Answer {
  readonly refused?: Refused
  /** Waits for the proof. */
  readonly carried?: string
  /** The proof is given. */
  readonly sent?: { readonly to: string; readonly fields: Fields }
}

export function action(args: ActionFunctionArgs) {
  return door.atDoor(args, async (it, form) => {
    if (it.url.searchParams.has('send')) return data<Answer>({ carried: carriedFrom(form) })
    const token = await proved(it, form)
    const fields = fieldsIn(door.typedIn(form, 'carried'))
    if (!fields) return door.enter(it, token)
    return data<Answer>({ sent: { to: it.to, fields } }, { headers: door.cookieOf(it.given, token) })
  })
}

export default function SignInAgain() {
  const { passkeys, email, isSample, to } = useLoaderData<typeof loader>()
  const answer: Answer = useActionData<typeof action>() ?? {}
  const t = useWords()
  if (answer.sent) return <SendOn {...answer.sent} />
  const { refused, carried = refused?.typed['carried'] } = answer
  const proof = { method: 'post', action: `/app/sign-in-again?to=${encodeURIComponent(to)}` } as const
  const waiting = carried === undefined ? null : <input type="hidden" name="carried" value={carried} />
  return (
    <Page title={t('again.title')} lead={t('again.lead', { email })}>
      <title>{t('again.title')}</title>
      <Refusal refused={refused} />
      {waiting && <Notice kind="info" title={t('again.kept')} />}
      {isSample && (
        <form {...proof}>
          {waiting}
          <input type="hidden" name="act" value="sample" />
          <SubmitButton>{t('again.sample')}</SubmitButton>
        </form>
      )}
      <form {...proof}>
        {waiting}
        <PasskeyButton here={passkeys} purpose="use" label={t('sign-in.passkey')} />
      </form>
      <form {...proof}>
        {waiting}
        <input type="hidden" name="act" value="password" />
        <KnownUser email={email} />
        <TextField
          name="password"
          type="password"
          label={t('field.password')}
          hint={t('sign-in.password-hint')}
          autoComplete="current-password"
        />
        <CodeField hint={t('sign-in.code-hint')} error={errorOf(refused, 'code')} />
        <SubmitButton>{t('again.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
