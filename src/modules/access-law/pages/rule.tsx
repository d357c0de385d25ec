import { useActionData, useLoaderData } from 'react-router'
import type { LocalText } from '../../../kit/local-text.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { errorOf, Page, RadioGroup, Refusal, SubmitButton, TextArea, TextField } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { changeRule } from '../commands.server.ts'
import { choicesOf, isText, type Rule, type RuleName, type RuleValue as Value } from '../model.ts'
import { readRule } from '../page-queries.server.ts'
import { KnownFields, useKnownLabels } from '../parts/KnownFields.tsx'
import { RuleValue } from '../parts/RuleValue.tsx'
import { StandsNow } from '../parts/StandsNow.tsx'
import { backToCountry, knownIn, langOf } from '../parts/known-form.ts'
import { useAccessLawWords } from '../words.ts'

export const loader = read(readRule, ({ params }) => ({
  country: params['country'],
  law: params['law'],
  rule: params['rule'],
}))

export const action = perform(changeRule, {
  input: (form, asked) => ({
    lawId: asked.params['law'],
    rule: asked.params['rule'],
    value: valueIn(form, asked.params['rule'] as RuleName, langOf(asked)),
    version: textOf(form, 'version'),
    ...knownIn(form),
  }),
  then: (_done, { params }) => backToCountry(params['country'], 'rule'),
})

function valueIn(form: FormData, rule: RuleName, lang: string): unknown {
  const value = textOf(form, 'value') ?? ''
  if (rule === 'extension') return { kind: textOf(form, 'kind'), days: value }
  return isText(rule) ? { lang, text: value } : value
}

export default function RulePage() {
  const { law, rule, standing } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAccessLawWords()
  const labels = { value: t('rules.value'), ...useKnownLabels() }
  const title = t('rule.title', { rule: t(`rule.${rule}`) })
  const read = useTextIn()
  return (
    <Page title={title} lead={read(law.title).text}>
      <title>{title}</title>
      <Refusal refused={refused} labels={labels} />
      <StandsNow refused={refused} article={standing?.article} source={standing?.source}>
        <RuleValue rule={standing ?? undefined} />
      </StandsNow>
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={standing?.version ?? 0} readOnly />
        <ValueField rule={rule} standing={standing} refused={refused} />
        <KnownFields standing={standing} refused={refused} />
        <SubmitButton>{t('form.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/app/access-laws/${law.country}`}>{t('form.back')}</a>
      </p>
    </Page>
  )
}

/** The field that fits what the rule holds: a choice, a number of days, or words. */
function ValueField({
  rule,
  standing,
  refused,
}: {
  rule: RuleName
  standing: Rule | null
  refused: Refused | undefined
}) {
  const t = useAccessLawWords()
  const read = useTextIn()
  const value = standing?.value ?? null
  const field = { name: 'value', label: t('rules.value'), error: errorOf(refused, 'value') }
  const choices = choicesOf(rule)
  if (choices)
    return (
      <RadioGroup
        {...field}
        options={[
          ...choices.map((each) => ({ value: each, label: t(`value.${each}`) })),
          { value: '', label: t('value.unknown') },
        ]}
        defaultValue={refused ? refused.typed['value'] : typeof value === 'string' ? value : ''}
      />
    )
  if (isText(rule))
    return (
      <TextArea
        {...field}
        hint={t('form.text.hint')}
        rows={4}
        defaultValue={refused ? refused.typed['value'] : value === null ? '' : read(value as LocalText).text}
      />
    )
  const extension = rule === 'extension' ? (value as Value<'extension'> | null) : null
  const number = extension?.days ?? (typeof value === 'number' ? value : undefined)
  return (
    <>
      {rule === 'extension' && (
        <RadioGroup
          name="kind"
          label={t('form.extension-kind')}
          options={(['by', 'to'] as const).map((kind) => ({ value: kind, label: t(`form.extension.${kind}`) }))}
          defaultValue={refused ? refused.typed['kind'] : (extension?.kind ?? 'by')}
        />
      )}
      <TextField
        {...field}
        hint={t(rule === 'urgent-hours' ? 'form.hours.hint' : 'form.days.hint')}
        inputMode="numeric"
        width={4}
        defaultValue={refused ? refused.typed['value'] : String(number ?? '')}
      />
    </>
  )
}
