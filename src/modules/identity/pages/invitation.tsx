import { data, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { htmlLang, LOCALES, nativeName } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { errorOf, Page, Refusal, SelectField, SubmitButton, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { authenticatorFor } from '../credentials.server.ts'
import * as door from '../door-page.server.ts'
import { acceptInvitation, invited, type Invited } from '../invitation.server.ts'
import { Authenticator } from '../parts/Authenticator.tsx'
import { KnownUser } from '../parts/KnownUser.tsx'
import { NewPassword } from '../parts/NewPassword.tsx'
import { PasskeyButton } from '../parts/PasskeyButton.tsx'
import { RecoveryCodes } from '../parts/RecoveryCodes.tsx'
import { useWords } from '../words.ts'

export const handle = { scripts: true }

/** Whom it is for and what they set up; nothing where it was used, replaced, or is too old. */
async function guestOf({ given, params }: door.Knock) {
  const token = params['token'] ?? ''
  return given.host.asSystem(async (tx, doing) => {
    try {
      const guest = await invited(tx, doing, token)
      return { token, guest, setup: authenticatorFor(doing, token, guest.isFirst ? 'administrator' : guest.email) }
    } catch (error) {
      if (error instanceof Problem) return undefined
      throw error
    }
  })
}

export async function loader(args: LoaderFunctionArgs) {
  const it = door.knock(args)
  const invitation = await guestOf(it)
  return data({ invitation, passkeys: door.passkeysHere(it) }, invitation ? 200 : 410)
}

export function action(args: ActionFunctionArgs) {
  return door.atDoor(args, async (it, form) => {
    const { host } = it.given
    const typed = (name: string) => door.typedIn(form, name)
    const token = it.params['token'] ?? ''
    const isPasskey = typed('response') !== ''
    const introduction = { name: typed('name'), email: typed('email') || undefined, locale: typed('locale') }
    const means = isPasskey
      ? { passkey: { rp: door.partyOf(it), answered: door.answeredIn(form) } }
      : { secrets: { password: typed('password'), totp: { seed: token, code: typed('code') } } }
    const entered = await acceptInvitation(host, it.arrival, token, { introduction, ...means })
    const answer = { refused: undefined as Refused | undefined, codes: entered.codes }
    return data(answer, { status: 200, headers: door.cookieOf(it.given, entered.token) })
  })
}

export default function Invitation() {
  const { invitation, passkeys } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useWords()
  const codes = answer && 'codes' in answer ? answer.codes : undefined
  const title = codes ? t('codes.title') : invitation ? t('invitation.title') : t('invitation.over')
  return (
    <Page title={title}>
      <title>{title}</title>
      <Refusal refused={answer?.refused} />
      {codes && <RecoveryCodes codes={codes} next="/app" />}
      {!codes && !invitation && <p>{t('invitation.over-explanation')}</p>}
      {!codes && invitation && <SetUp invitation={invitation} passkeys={passkeys} refused={answer?.refused} />}
    </Page>
  )
}

interface SetUpProps {
  invitation: NonNullable<Awaited<ReturnType<typeof guestOf>>>
  passkeys: ReturnType<typeof door.passkeysHere>
  refused: Refused | undefined
}

function SetUp({ invitation: { token, guest, setup }, passkeys, refused }: SetUpProps) {
  const t = useWords()
  return (
    <form method="post">
      <p>{t('invitation.lead')}</p>
      <Introduction guest={guest} refused={refused} />
      {passkeys.isOffered && <h2>{t('invitation.with-passkey')}</h2>}
      <PasskeyButton here={passkeys} purpose="invitation" label={t('passkey.set-up')} invitation={token} />
      <h2>{t('invitation.with-password')}</h2>
      <NewPassword error={errorOf(refused, 'password')} />
      <Authenticator setup={setup} error={errorOf(refused, 'code')} />
      <SubmitButton>{t('invitation.submit')}</SubmitButton>
    </form>
  )
}

function Introduction({ guest, refused }: { guest: Invited; refused: Refused | undefined }) {
  const t = useWords()
  const locale = useLocale()
  return (
    <>
      <TextField
        name="name"
        label={t('field.name')}
        defaultValue={refused?.typed['name'] ?? (guest.isFirst ? '' : guest.name)}
        error={errorOf(refused, 'name')}
        autoComplete="name"
      />
      {guest.isFirst ? (
        <TextField
          name="email"
          type="email"
          label={t('field.email')}
          hint={t('invitation.email-hint')}
          defaultValue={refused?.typed['email']}
          error={errorOf(refused, 'email')}
          autoComplete="username"
        />
      ) : (
        <>
          <p>{t('invitation.address', { email: guest.email })}</p>
          <KnownUser email={guest.email} />
        </>
      )}
      <SelectField
        name="locale"
        label={t('field.language')}
        defaultValue={refused?.typed['locale'] ?? locale}
        error={errorOf(refused, 'locale')}
        options={LOCALES.map((each) => ({ value: each, label: nativeName(each), lang: htmlLang(each) }))}
      />
    </>
  )
}
