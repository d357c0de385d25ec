import { useActionData, useLoaderData } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Empty, errorOf, Notice, Page, RadioGroup, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { Carried } from '../carry.server.ts'
import { carryForward } from '../commands.server.ts'
import { readEarlierCycles } from '../queries.server.ts'
import { useCycleWords } from '../words.ts'

export const loader = read(readEarlierCycles, ({ params }) => ({ id: params['id'] }))

export const action = perform(carryForward, {
  input: (form, { params }) => ({ id: params['id'], fromId: textOf(form, 'fromId') }),
})

export default function CarryForwardPage() {
  const { cycle, earlier } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useCycleWords()
  const title = t('carry.title', { country: textIn(cycle.countryName, useLocale()).text, year: String(cycle.year) })
  return (
    <Page title={title} lead={t('carry.lead')}>
      <title>{title}</title>
      {answer?.done && <Result done={answer.done} />}
      <Refusal refused={answer?.refused} />
      {earlier.length === 0 ? (
        <Empty title={t('carry.none.title')}>
          <p>{t('carry.none.text')}</p>
        </Empty>
      ) : (
        <form method="post">
          <FormKey />
          <RadioGroup
            name="fromId"
            label={t('carry.from')}
            error={errorOf(answer?.refused, 'fromId')}
            defaultValue={answer?.refused?.typed['fromId'] ?? earlier[0]!.id}
            options={earlier.map(({ id, year, versionCode, assessments }) => ({
              value: id,
              label: t('carry.option', { year: String(year), version: versionCode, count: assessments ?? 0 }),
            }))}
          />
          <SubmitButton>{t('carry.submit')}</SubmitButton>
        </form>
      )}
      <p>
        <a href={`/app/cycles/${cycle.id}`}>{t('back')}</a>
      </p>
    </Page>
  )
}

function Result({ done: { carried, alreadyBegun, notInVersion, toRateAnew, ratedTwice } }: { done: Carried }) {
  const t = useCycleWords()
  return (
    <Notice kind={carried > 0 ? 'success' : 'info'} title={t('carry.done', { count: carried })}>
      {alreadyBegun > 0 && <p>{t('carry.begun', { count: alreadyBegun })}</p>}
      {toRateAnew.length > 0 && (
        <p>
          {t('carry.to-rate-anew', { count: toRateAnew.length })} {toRateAnew.join(', ')}
        </p>
      )}
      {ratedTwice.length > 0 && (
        <p>
          {t('carry.rated-twice', { count: ratedTwice.length })} {ratedTwice.join(', ')}
        </p>
      )}
      {notInVersion.length > 0 && (
        <p>
          {t('carry.not-in-version', { count: notInVersion.length })} {notInVersion.join(', ')}
        </p>
      )}
    </Notice>
  )
}
