import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { askThird, decideDouble, giveOpinion, proposeRuleChange, recordDissent } from '../adjudicate-commands.server.ts'
import { readDouble } from '../double-queries.server.ts'
import { draftIn } from '../draft-form.ts'
import { Adjudicated } from '../parts/Adjudicated.tsx'
import { DecideDouble } from '../parts/DecideDouble.tsx'
import { Levels } from '../parts/RulePane.tsx'
import { OnRecord } from '../parts/OnRecord.tsx'
import { TwoSides } from '../parts/TwoSides.tsx'
import { useAssessmentWords } from '../words.ts'
import '../parts/desk.css'
import '../parts/double.css'

export const loader = read(readDouble, ({ params }) => ({ id: params['id'] }))
export type DoubleData = Awaited<ReturnType<typeof loader>>

type Asked = { params: Readonly<Record<string, string | undefined>> }

const backTo =
  (done: string) =>
  (_output: unknown, { params }: Asked) =>
    `/app/review/double/${params['id']}?done=${done}`

function answerIn(form: FormData) {
  const { rating, missing } = draftIn({ answer: textOf(form, 'answer') ?? '' })
  return { rating, missing }
}

export const action = performOneOf({
  decide: [
    decideDouble,
    {
      input: (form, { params }) => ({
        id: params['id'],
        ...answerIn(form),
        cause: textOf(form, 'cause'),
        reason: textOf(form, 'reason'),
        reasonLang: textOf(form, 'reasonLang'),
        proposal: textOf(form, 'proposal'),
      }),
      then: backTo('decided'),
    },
  ],
  ask: [
    askThird,
    {
      input: (form, { params }) => ({ id: params['id'], personId: textOf(form, 'personId') }),
      then: backTo('asked'),
    },
  ],
  opinion: [
    giveOpinion,
    {
      input: (form, { params }) => ({ id: params['id'], ...answerIn(form), reason: textOf(form, 'reason') }),
      then: backTo('given'),
    },
  ],
  dissent: [
    recordDissent,
    { input: (form, { params }) => ({ id: params['id'], body: textOf(form, 'body') }), then: backTo('dissented') },
  ],
  propose: [
    proposeRuleChange,
    {
      input: (form, { params }) => ({
        id: params['id'],
        text: textOf(form, 'text'),
        lang: textOf(form, 'lang'),
      }),
      then: backTo('proposed'),
    },
  ],
})

const DONE = ['decided', 'asked', 'given', 'dissented', 'proposed'] as const

export default function Double() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAssessmentWords()
  const locale = useLocale()
  const [search] = useSearchParams()
  const { cycle, indicator, adjudication, levels, common } = data
  const country = textIn(cycle.countryName, locale).text
  const title = t('double.title', { code: indicator.code, country, year: String(cycle.year) })
  const done = DONE.find((each) => each === search.get('done'))
  const labels = {
    answer: t('double.decision'),
    cause: t('double.cause'),
    reason: t('double.reason'),
    body: t('double.dissent.write'),
    text: t('double.body'),
  }
  return (
    <Page title={title} lead={<Wording text={indicator.title} />}>
      <title>{title}</title>
      {done && <Notice kind="success" title={t(`double.done.${done}`)} />}
      <Refusal refused={refused} labels={labels} />
      <p>
        <a href="/app/review/double">{t('double.to-list')}</a> ·{' '}
        <a href={`/app/assess/${cycle.id}/${indicator.code}`}>{t('review.desk')}</a>
      </p>
      <p>
        {data.isAgreed
          ? t('double.same')
          : levels === null
            ? t('double.levels.none')
            : t('double.levels', { count: levels })}{' '}
        · {t('double.common', { count: common })}
      </p>
      <TwoSides data={data} />
      <section aria-labelledby="rule-title">
        <h2 id="rule-title">{t('review.rule')}</h2>
        <p>
          <Wording text={indicator.question} />
        </p>
        <Levels indicator={indicator} />
      </section>
      {adjudication && <Adjudicated data={data} />}
      {!adjudication && data.mayJudge && !data.isAsked && <DecideDouble data={data} refused={refused} />}
      {!adjudication && !data.mayJudge && !data.isAsked && <p>{t(data.isMine ? 'double.mine' : 'double.not-yours')}</p>}
      <OnRecord data={data} refused={refused} />
    </Page>
  )
}
