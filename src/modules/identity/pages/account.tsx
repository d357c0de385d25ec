import { data, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { formatDay, formatInstant, htmlLang, LOCALES, nativeName, wallTime } from '../../../locale/index.ts'
import { pageContext } from '../../../server/page-context.ts'
import { performOneOf, read, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Page, Refusal, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { keepPasskey, renewCodes } from '../account.server.ts'
import { changeLanguage, endAllSessions, endSession, removePasskey } from '../commands.server.ts'
import * as door from '../door-page.server.ts'
import { ButtonForm } from '../parts/ButtonForm.tsx'
import { PasskeyButton } from '../parts/PasskeyButton.tsx'
import { RecoveryCodes } from '../parts/RecoveryCodes.tsx'
import { account } from '../queries.server.ts'
import { useWords } from '../words.ts'

export const handle = { scripts: true }

const readAccount = read(account)

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await readAccount(args)), passkeysHere: door.passkeysHere(door.knock(args)) }
}

const here = { then: () => '/app/account' }
const perform = performOneOf({
  'end-session': [endSession, here],
  'end-all': [endAllSessions, { input: () => ({}), then: () => '/app/sign-in' }],
  'remove-passkey': [removePasskey, here],
  language: [changeLanguage, here],
})

/** Renewed codes are shown in the answer and nowhere else; the rest are commands. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  const act = door.typedIn(form, 'act')
  const { host, token } = args.context.get(pageContext)
  const none = undefined as Refused | undefined
  if (act === 'codes') {
    return door.atDoor(args, async () => data({ refused: none, codes: await renewCodes(host, token) }))
  }
  if (act !== 'passkey') return perform(args)
  return door.atDoor(args, async (it) => {
    const key = { rp: door.partyOf(it), answered: door.answeredIn(form), label: it.arrival.device }
    await keepPasskey(host, token, key)
    return data({ refused: none })
  })
}

type Account = ReturnType<typeof useLoaderData<typeof loader>>

export default function AccountPage() {
  const own = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useWords()
  const codes = answer && 'codes' in answer ? (answer.codes as readonly string[]) : undefined
  if (codes) {
    return (
      <Page title={t('codes.title')}>
        <title>{t('codes.title')}</title>
        <RecoveryCodes codes={codes} next="/app/account" />
      </Page>
    )
  }
  return (
    <Page title={t('account.title')} lead={`${own.name}, ${own.email}`}>
      <title>{t('account.title')}</title>
      <Refusal refused={answer?.refused} />
      <Sessions own={own} />
      <WaysIn own={own} />
      <Language locale={own.locale} />
    </Page>
  )
}

function Sessions({ own }: { own: Account }) {
  const t = useWords()
  const locale = useLocale()
  return (
    <section>
      <h2>{t('account.sessions')}</h2>
      <DataTable
        caption={t('account.sessions-caption')}
        rows={own.sessions}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'device',
            head: t('account.device'),
            isRowHead: true,
            cell: (row) => row.device || t('account.unknown'),
          },
          { key: 'since', head: t('account.since'), cell: (row) => formatInstant(locale, row.createdAt) },
          { key: 'seen', head: t('account.seen'), cell: (row) => formatInstant(locale, row.lastSeenAt) },
          {
            key: 'end',
            head: t('account.action'),
            cell: (row) =>
              row.isThis ? (
                t('account.this-session')
              ) : (
                <ButtonForm act="end-session" label={t('account.end-session')} fields={{ session: row.id }} />
              ),
          },
        ]}
      />
      <ButtonForm act="end-all" label={t('account.end-all')} kind="danger" />
    </section>
  )
}

function WaysIn({ own }: { own: Account }) {
  const t = useWords()
  const locale = useLocale()
  const day = (at: string) => formatDay(locale, wallTime(at).day)
  return (
    <section>
      <h2>{t('account.ways')}</h2>
      <p>{own.setAt ? t('account.password-since', { day: day(own.setAt) }) : t('account.no-password')}</p>
      <ul>
        <li>
          <a href="/app/account/password">{t(own.setAt ? 'account.change-password' : 'account.set-password')}</a>
        </li>
        {own.setAt && (
          <li>
            <a href="/app/account/password?authenticator=new">{t('account.change-authenticator')}</a>
          </li>
        )}
      </ul>
      <h3>{t('account.passkeys')}</h3>
      <ul>
        {own.passkeys.map((key) => (
          <li key={key.id}>
            {t('account.passkey-of', { device: key.label || t('account.unknown'), day: day(key.createdAt) })}{' '}
            <ButtonForm act="remove-passkey" label={t('account.remove-passkey')} fields={{ passkey: key.id }} />
          </li>
        ))}
      </ul>
      {own.passkeys.length === 0 && <p>{t('account.no-passkeys')}</p>}
      <form method="post">
        <input type="hidden" name="act" value="passkey" />
        <PasskeyButton here={own.passkeysHere} purpose="add" label={t('passkey.add')} />
      </form>
      <h3>{t('account.codes')}</h3>
      <p>{t('account.codes-left', { count: own.codesLeft })}</p>
      <ButtonForm act="codes" label={t('account.renew-codes')} />
    </section>
  )
}

function Language({ locale }: { locale: string }) {
  const t = useWords()
  return (
    <section>
      <h2>{t('field.language')}</h2>
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="language" />
        <SelectField
          name="locale"
          label={t('field.language')}
          hint={t('account.language-hint')}
          defaultValue={locale}
          options={LOCALES.map((each) => ({ value: each, label: nativeName(each), lang: htmlLang(each) }))}
        />
        <Button kind="secondary">{t('account.save-language')}</Button>
      </form>
    </section>
  )
}
