import { useActionData, useLoaderData } from 'react-router'
import { typedDay } from '../../../kit/entered-day.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Conflict, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { changeEvidence } from '../commands.server.ts'
import type { EvidenceFacts } from '../model.ts'
import {
  EvidenceFields,
  FACT_NAMES,
  useEvidenceCodes,
  useFactLabels,
  type Institution,
} from '../parts/EvidenceFields.tsx'
import { HaveLooked } from '../parts/HaveLooked.tsx'
import { factsIn } from '../parts/facts-form.ts'
import { sourceDayText } from '../parts/source-day-text.ts'
import { readEvidence } from '../queries.server.ts'
import { SourceDay } from '../source-day.ts'
import { useEvidenceWords } from '../words.ts'

export const loader = read(readEvidence, ({ params }) => ({ id: params['id'] }))

export const action = perform(changeEvidence, {
  input: (form, { params }) => ({ id: params['id'], version: textOf(form, 'version'), ...factsIn(form) }),
  then: ({ id }) => `/app/evidence/${id}?done=changed`,
})

interface Stood {
  readonly version: number
  readonly theirs: EvidenceFacts
}

export default function ChangeEvidencePage() {
  const { item, institutions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useEvidenceWords()
  const labels = useFactLabels()
  const stood = refused?.code === 'kit.conflict' ? (refused.details as Stood) : undefined
  return (
    <Page title={t('change.title')} lead={<span lang={item.language}>{item.title}</span>}>
      <title>{t('change.title')}</title>
      {refused && stood ? (
        <BothSides refused={refused} stood={stood} institutions={institutions} />
      ) : (
        <Refusal refused={refused} labels={labels} />
      )}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={stood?.version ?? refused?.typed['version'] ?? item.version} />
        <EvidenceFields refused={refused} standing={item} institutions={institutions} />
        <HaveLooked refused={refused} />
        <SubmitButton>{t('change.submit')}</SubmitButton>
      </form>
      <p>
        <a href={`/app/evidence/${item.id}`}>{t('back')}</a>
      </p>
    </Page>
  )
}

interface Sides {
  refused: Refused
  stood: Stood
  institutions: readonly Institution[]
}

function BothSides({ refused, stood: { theirs }, institutions }: Sides) {
  const t = useEvidenceWords()
  const locale = useLocale()
  const { classWord, kindWord, languageWord } = useEvidenceCodes()
  const shown = (facts: Record<keyof EvidenceFacts, string>, day: string | null) => ({
    ...facts,
    class: classWord(facts.class),
    kind: kindWord(facts.kind),
    language: languageWord(facts.language),
    institutionId: institutions.find(({ id }) => id === facts.institutionId)?.name ?? '',
    publishedOn: day ? sourceDayText(locale, day) : '',
  })
  const typed = (name: keyof EvidenceFacts) => refused.typed[name] ?? ''
  const record = (of: (name: keyof EvidenceFacts) => string) =>
    Object.fromEntries(FACT_NAMES.map((name) => [name, of(name)])) as Record<keyof EvidenceFacts, string>
  return (
    <Conflict
      labels={useFactLabels()}
      mine={shown(record(typed), SourceDay.parse(typedDay(refused, 'publishedOn')))}
      theirs={shown(
        record((name) => theirs[name] ?? ''),
        theirs.publishedOn,
      )}
    >
      <p>{t('change.keep-mine')}</p>
    </Conflict>
  )
}
