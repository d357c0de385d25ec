import { partsOf, typedDay } from '../../../kit/entered-day.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { DayField, errorOf, Refusal, SelectField, SubmitButton, TextArea, TextField } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { OUTCOMES } from '../event-model.ts'
import { mayHappen, needsOf, RECORDED_EVENTS } from '../events.ts'
import type { readRequest } from '../queries.server.ts'
import { groundWords, OTHER_GROUND } from '../ground.ts'
import { useRequestWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>

/** What can happen to the request as it stands, with the fields that any of these needs. */
export function RecordForm({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const { request, today, evidence, institutions, grounds } = loaded
  const t = useRequestWords()
  const read = useTextIn()
  const possible = RECORDED_EVENTS.filter((name) => mayHappen(name, request.state))
  const needed = new Set(possible.flatMap(needsOf))
  const typed = (name: string) => refused?.typed[name]
  const none = { value: '', label: t('request.record.none') }
  const isConflict = refused?.code === 'kit.conflict'
  const version = isConflict ? (refused.details as { version: number }).version : request.version
  const field = (name: string) => ({ name, error: errorOf(refused, name), defaultValue: typed(name) })
  return (
    <section>
      <h2>{t('request.record')}</h2>
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="act" value="record" />
        <input type="hidden" name="version" value={version} />
        <Refusal
          refused={refused}
          labels={{
            kind: t('request.record.kind'),
            onDay: t('request.record.day'),
            days: t('request.record.days'),
            ground: t('request.record.ground'),
            institutionId: t('request.record.institution'),
            outcome: t('request.record.outcome'),
            evidenceId: t('request.record.evidence'),
            note: t('request.record.note'),
          }}
        />
        <SelectField
          {...field('kind')}
          label={t('request.record.kind')}
          options={possible.map((value) => ({ value, label: t(`event.${value}`) }))}
        />
        <DayField
          name="onDay"
          label={t('request.record.day')}
          error={errorOf(refused, 'onDay')}
          defaultValue={typedDay(refused, 'onDay', partsOf(today))}
        />
        {needed.has('days') && (
          <TextField
            {...field('days')}
            label={t('request.record.days')}
            hint={t('request.record.days.hint')}
            inputMode="numeric"
            width={4}
            optional
          />
        )}
        {needed.has('ground') && (
          <SelectField
            {...field('ground')}
            label={t('request.record.ground')}
            hint={t('request.record.ground.hint')}
            optional
            options={[
              none,
              ...[...grounds.map(({ code }) => code), OTHER_GROUND].map((value) => ({
                value,
                label: groundWords(t, read, grounds, value),
              })),
            ]}
          />
        )}
        {needed.has('institution') && (
          <SelectField
            {...field('institutionId')}
            label={t('request.record.institution')}
            hint={t('request.record.institution.hint')}
            optional
            options={[none, ...institutions.map(({ id, nameLocal }) => ({ value: id, label: nameLocal }))]}
          />
        )}
        {needed.has('outcome') && (
          <SelectField
            {...field('outcome')}
            label={t('request.record.outcome')}
            hint={t('request.record.outcome.hint')}
            optional
            options={[none, ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))]}
          />
        )}
        <SelectField
          {...field('evidenceId')}
          label={t('request.record.evidence')}
          hint={t('request.record.evidence.hint')}
          optional
          options={[none, ...evidence.map(({ id, title }) => ({ value: id, label: title }))]}
        />
        <TextArea {...field('note')} label={t('request.record.note')} rows={2} optional />
        <SubmitButton>{t('request.record.submit')}</SubmitButton>
      </form>
    </section>
  )
}
