import { htmlLang, LOCALES, nativeName } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  Details,
  errorOf,
  Notice,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../web/parts/index.ts'
import type { readInstitution } from '../contact-queries.server.ts'
import { letterLocale } from '../letter-locale.ts'
import { CONTACT_STATES } from '../model.ts'
import { useRequestWords } from '../words.ts'

type Contact = Awaited<ReturnType<(typeof readInstitution)['run']>>['contacts'][number]

/** The form's own refusal: another form of the page has its own. */
function refusedOf(refused: Refused | undefined, act: string, contact = '') {
  return refused?.typed['act'] === act && (refused.typed['contact'] ?? '') === contact ? refused : undefined
}

export function ContactItem({
  contact,
  refused,
  mayChange,
}: {
  contact: Contact
  refused: Refused | undefined
  mayChange: boolean
}) {
  const t = useRequestWords()
  const own = refusedOf(refused, 'change', contact.id)
  const { id, name, email, phone, postAddress, state, source, changedByName, changedAt } = contact
  return (
    <article>
      <p>
        <strong>{name || email || phone || postAddress}</strong>
        {state === 'failing' && ` · ${t('contact.state.failing')}`}
        {contact.stateNote !== null && ` (${contact.stateNote})`}
      </p>
      <ul>
        {email !== null && <li>{email}</li>}
        {phone !== null && <li>{phone}</li>}
        {postAddress !== null && <li>{postAddress}</li>}
      </ul>
      <p className="small muted">
        {t('institution.source')}: {source}; {t('contact.changed', { day: changedAt.slice(0, 10), by: changedByName })}
      </p>
      {mayChange && (
        <Details summary={t('contact.change')} open={own !== undefined}>
          <form method="post" noValidate>
            <FormKey />
            <input type="hidden" name="act" value="change" />
            <input type="hidden" name="contact" value={id} />
            <input type="hidden" name="version" value={seenVersion(own) ?? contact.version} />
            <ContactFields refused={own} standing={contact} />
            <SelectField
              name="state"
              label={t('contact.state')}
              options={CONTACT_STATES.map((value) => ({ value, label: t(`contact.state.${value}`) }))}
              defaultValue={own?.typed['state'] ?? state}
            />
            <SubmitButton>{t('contact.change')}</SubmitButton>
          </form>
          <form method="post">
            <FormKey />
            <input type="hidden" name="act" value="remove" />
            <input type="hidden" name="contact" value={id} />
            <input type="hidden" name="version" value={contact.version} />
            <Button kind="danger">{t('contact.remove')}</Button>
          </form>
        </Details>
      )}
    </article>
  )
}

const seenVersion = (refused: Refused | undefined) =>
  refused?.code === 'kit.conflict' ? (refused.details as { version: number }).version : undefined

export function ContactForm({ country, refused }: { country: string | null; refused: Refused | undefined }) {
  const t = useRequestWords()
  const own = refusedOf(refused, 'add')
  return (
    <Details summary={t('contact.add')} open={own !== undefined}>
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="act" value="add" />
        <ContactFields refused={own} standing={{ locale: letterLocale(country ?? '') }} />
        <SubmitButton>{t('contact.add')}</SubmitButton>
      </form>
    </Details>
  )
}

function ContactFields({ refused, standing }: { refused: Refused | undefined; standing: Partial<Contact> }) {
  const t = useRequestWords()
  const field = (name: 'name' | 'email' | 'phone' | 'postAddress' | 'source') => ({
    name,
    error: errorOf(refused, name),
    defaultValue: refused?.typed[name] ?? standing[name] ?? '',
  })
  return (
    <>
      <TextField {...field('name')} label={t('contact.name')} optional />
      <TextField {...field('email')} type="email" label={t('contact.email')} hint={t('contact.email.hint')} optional />
      <TextField {...field('phone')} type="tel" label={t('contact.phone')} optional />
      <TextArea {...field('postAddress')} label={t('contact.post-address')} rows={2} optional />
      <SelectField
        name="locale"
        label={t('contact.locale')}
        options={LOCALES.map((value) => ({ value, label: nativeName(value), lang: htmlLang(value) }))}
        defaultValue={refused?.typed['locale'] ?? standing.locale}
      />
      <TextField {...field('source')} label={t('contact.source')} />
    </>
  )
}

interface Theirs {
  readonly theirs: {
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly postAddress: string | null
    readonly isRemoved: boolean
  }
}

export function ContactConflict({ details }: { details: unknown }) {
  const t = useRequestWords()
  const { theirs } = details as Theirs
  const told = [theirs.name, theirs.email, theirs.phone, theirs.postAddress].filter(Boolean).join(', ')
  return (
    <Notice
      kind="attention"
      title={theirs.isRemoved ? t('contact.theirs.removed') : t('contact.theirs', { theirs: told })}
    />
  )
}
