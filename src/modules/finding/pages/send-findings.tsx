import { useActionData, useLoaderData } from 'react-router'
import { dayIn, typedDay } from '../../../kit/entered-day.ts'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  Checkbox,
  DayField,
  errorOf,
  Notice,
  Page,
  Refusal,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { sendFindings } from '../commands.server.ts'
import { readSending } from '../desk-queries.server.ts'
import { useFindingWords } from '../words.ts'

export const loader = read(readSending, ({ params, url }) => ({
  id: params['id'],
  institutionId: url.searchParams.get('institution') ?? undefined,
}))

/** A box is named after its assessment and says which text of it was seen. */
const boxName = (assessmentId: string) => `finding.${assessmentId}`

export const action = perform(sendFindings, {
  input: (form, { params, url }) => ({
    cycleId: params['id'],
    institutionId: url.searchParams.get('institution'),
    findings: [...form.entries()].flatMap(([name, sha256]) =>
      name.startsWith('finding.') ? [{ assessmentId: name.slice(8), sha256 }] : [],
    ),
    repliesUntil: dayIn(form, 'repliesUntil'),
    askedByName: textOf(form, 'askedByName'),
    askedByEmail: textOf(form, 'askedByEmail'),
    askedByPhone: textOf(form, 'askedByPhone'),
  }),
  then: (_sent, { params }) => `/app/cycles/${params['id']}/findings?done=sent`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** First to whom, then what: the findings of an institution go out in one mail. */
export default function SendFindingsPage() {
  const loaded = useLoaderData<typeof loader>()
  const { cycle, institutions, chosen, findings } = loaded
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const locale = useLocale()
  const title = t('send.title', { country: textIn(cycle.countryName, locale).text, year: String(cycle.year) })
  const labels = {
    findings: t('send.which'),
    repliesUntil: t('send.until'),
    askedByName: t('send.name'),
    askedByEmail: t('send.email'),
    askedByPhone: t('send.phone'),
  }
  return (
    <Page title={title}>
      <title>{title}</title>
      <Refusal refused={refused} labels={labels} />
      {!cycle.rightOfReply && <Notice kind="attention" title={t('desk.is-off')} />}
      <form method="get">
        <SelectField
          name="institution"
          label={t('desk.institution')}
          defaultValue={chosen?.id}
          options={institutions.map(({ id, nameLocal }) => ({ value: id, label: nameLocal }))}
        />
        <Button kind="secondary">{t('send.choose')}</Button>
      </form>
      {chosen && chosen.mailbox === null && (
        <Notice kind="attention" title={t('problem.no-mailbox')}>
          <a href={`/app/institutions/${chosen.id}`}>{chosen.nameLocal}</a>
        </Notice>
      )}
      {chosen && findings.every(({ isSent }) => isSent) && <p>{t('send.no-findings')}</p>}
      {chosen && chosen.mailbox !== null && findings.some(({ isSent }) => !isSent) && (
        <SendForm loaded={loaded} mailbox={chosen.mailbox} refused={refused} />
      )}
    </Page>
  )
}

interface FormProps {
  readonly loaded: Loaded
  readonly mailbox: string
  readonly refused: Refused | undefined
}

function SendForm({ loaded: { findings, asker }, mailbox, refused }: FormProps) {
  const t = useFindingWords()
  const text = useTextIn()
  return (
    <form method="post" noValidate>
      <FormKey />
      <fieldset id="findings">
        <legend>{t('send.which')}</legend>
        <p className="hint">{t('send.which.hint')}</p>
        {findings
          .filter(({ isSent }) => !isSent)
          .map(({ assessmentId, code, title, sha256, isConcerned, wasSent }) => (
            <Checkbox
              key={assessmentId}
              name={boxName(assessmentId)}
              value={sha256}
              label={`${code} ${text(title).text}`}
              hint={wasSent ? t('send.was-sent') : undefined}
              defaultChecked={refused ? refused.typed[boxName(assessmentId)] !== undefined : isConcerned || wasSent}
            />
          ))}
      </fieldset>
      <p>{t('send.mailbox', { mailbox })}</p>
      <DayField
        name="repliesUntil"
        label={t('send.until')}
        error={errorOf(refused, 'repliesUntil')}
        defaultValue={typedDay(refused, 'repliesUntil')}
      />
      <TextField
        name="askedByName"
        label={t('send.name')}
        error={errorOf(refused, 'askedByName')}
        defaultValue={refused?.typed['askedByName'] ?? asker.name}
      />
      <TextField
        name="askedByEmail"
        label={t('send.email')}
        error={errorOf(refused, 'askedByEmail')}
        defaultValue={refused?.typed['askedByEmail'] ?? asker.email}
      />
      <TextField
        name="askedByPhone"
        label={t('send.phone')}
        error={errorOf(refused, 'askedByPhone')}
        defaultValue={refused?.typed['askedByPhone']}
        optional
      />
      <SubmitButton>{t('send.submit')}</SubmitButton>
    </form>
  )
}
