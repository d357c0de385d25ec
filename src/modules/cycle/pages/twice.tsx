import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Checkbox,
  errorOf,
  NumberField,
  Page,
  RadioGroup,
  Refusal,
  StatusChip,
  SubmitButton,
  TextField,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { rateTwice } from '../double-commands.server.ts'
import { TWICE } from '../double-model.ts'
import { readRatedTwice } from '../double-queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readRatedTwice, ({ params }) => ({ id: params['id'] }))

/** A box is named after its code, so that a refused form comes back as it was. */
const boxName = (code: string) => `code.${code}`

export const action = perform(rateTwice, {
  input: (form, { params }) => ({
    id: params['id'],
    which: textOf(form, 'which'),
    share: textOf(form, 'share') || undefined,
    reason: textOf(form, 'reason') ?? '',
    codes: [...form.keys()].flatMap((name) => (name.startsWith('code.') ? [name.slice(5)] : [])),
  }),
  then: ({ id }) => `/app/cycles/${id}?done=twice`,
})

type Loaded = Awaited<ReturnType<typeof loader>>

export default function TwicePage() {
  const { cycle, areas, rateable } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useCycleWords()
  const title = t('twice.title', { country: textIn(cycle.countryName, useLocale()).text, year: String(cycle.year) })
  const labels = { share: t('twice.share'), reason: t('twice.reason') }
  return (
    <Page title={title} lead={t('twice.lead')}>
      <title>{title}</title>
      <Refusal refused={refused} labels={labels} />
      <form method="post" noValidate>
        <FormKey />
        <RadioGroup
          name="which"
          label={t('twice.which')}
          defaultValue={refused?.typed['which'] ?? 'chosen'}
          options={TWICE.map((each) => ({ value: each, label: t(`twice.${each}`) }))}
        />
        <NumberField
          name="share"
          label={t('twice.share')}
          hint={t('twice.share.hint')}
          unit="%"
          width={4}
          optional
          error={errorOf(refused, 'share')}
          defaultValue={refused?.typed['share']}
        />
        {areas.map(({ code, title: area }) => (
          <fieldset className="field" key={code}>
            <legend>
              <Wording text={area} />
            </legend>
            {rateable
              .filter((it) => it.areaCode === code)
              .map((it) => (
                <Box key={it.code} it={it} refused={refused} />
              ))}
          </fieldset>
        ))}
        <TextField
          name="reason"
          label={t('twice.reason')}
          hint={t('twice.reason.hint')}
          optional
          error={errorOf(refused, 'reason')}
          defaultValue={refused?.typed['reason']}
        />
        <SubmitButton>{t('twice.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
    </Page>
  )
}

function Box({ it, refused }: { it: Loaded['rateable'][number]; refused: Refused | undefined }) {
  const t = useCycleWords()
  const label = (
    <>
      {it.code} <Wording text={it.title} /> {it.isCore && <StatusChip kind="neutral">{t('list.core')}</StatusChip>}
    </>
  )
  if (it.isSettled)
    return (
      <p className="muted">
        {label} {t(it.isTwice ? 'twice.both-in' : 'twice.begun')}
      </p>
    )
  const isChosen = refused ? refused.typed[boxName(it.code)] !== undefined : it.isTwice
  return <Checkbox name={boxName(it.code)} label={label} defaultChecked={isChosen} />
}
