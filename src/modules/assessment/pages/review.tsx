import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read } from '../../../server/pages.ts'
import { Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { seenChangesIn } from '../seen.ts'
import { ChangeTable } from '../parts/ChangeTable.tsx'
import { CommentList } from '../parts/CommentList.tsx'
import { commentWord, Decide } from '../parts/Decide.tsx'
import { Judged } from '../parts/Judged.tsx'
import type { ReviewData } from '../parts/review-data.ts'
import { Levels } from '../parts/RulePane.tsx'
import { ReviewBefore } from '../parts/ReviewBefore.tsx'
import { SinceApproval } from '../parts/SinceApproval.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { approveAssessment, commentAssessment, returnAssessment } from '../review-commands.server.ts'
import { readReview } from '../review-queries.server.ts'
import { useAssessmentWords } from '../words.ts'
import '../parts/desk.css'

export const loader = read(readReview, ({ params }) => ({ id: params['id'] }))

const backTo =
  (done: string) =>
  (_output: unknown, { params }: { params: Readonly<Record<string, string | undefined>> }) =>
    `/app/review/${params['id']}?done=${done}`

const withComment = (form: FormData, { params }: { params: Readonly<Record<string, string | undefined>> }) => ({
  id: params['id'],
  comment: form.get('comment'),
})

export const action = performOneOf({
  approve: [
    approveAssessment,
    {
      input: (form, { params }) => ({ id: params['id'], seenHash: form.get('seenHash'), seen: form.get('seen') }),
      then: backTo('approved'),
    },
  ],
  return: [returnAssessment, { input: withComment, then: backTo('returned') }],
  comment: [commentAssessment, { input: withComment, then: backTo('commented') }],
})

export default function Review() {
  const review = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAssessmentWords()
  const locale = useLocale()
  const { cycle, indicator, comments } = review
  const country = textIn(cycle.countryName, locale).text
  const title = t('review.title', { code: indicator.code, country, year: String(cycle.year) })
  const changedMeanwhile = seenChangesIn(refused?.details)
  return (
    <Page title={title} lead={<Wording text={indicator.title} />}>
      <title>{title}</title>
      <Done />
      <Refusal refused={refused} labels={{ comment: t(commentWord(review)) }} />
      {changedMeanwhile.length > 0 && (
        <ChangeTable caption={t('review.changed-meanwhile')} changes={changedMeanwhile} />
      )}
      <Standing review={review} />
      <div className="columns">
        <section aria-labelledby="what-title">
          <h2 id="what-title">{t('review.what')}</h2>
          <Judged review={review} />
        </section>
        <section aria-labelledby="rule-title">
          <h2 id="rule-title">{t('review.rule')}</h2>
          <p>
            <Wording text={indicator.question} />
          </p>
          <Levels indicator={indicator} />
        </section>
      </div>
      <ReviewBefore review={review} />
      <SinceApproval review={review} />
      <section aria-labelledby="comments-title">
        <h2 id="comments-title">{t('comments.title', { count: comments.length })}</h2>
        <CommentList comments={comments} />
      </section>
      <Decide review={review} refused={refused} />
    </Page>
  )
}

function Standing({ review }: { review: ReviewData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const { assessment, authors, cycle, indicator } = review
  return (
    <>
      <p>
        <a href="/app/review">{t('review.back')}</a> ·{' '}
        <a href={`/app/assess/${cycle.id}/${indicator.code}`}>{t('review.desk')}</a> ·{' '}
        <a href={`/app/review/${assessment.id}/right-of-reply`}>{t('review.right-of-reply')}</a>
      </p>
      <p>
        <StateChip state={assessment.state} />{' '}
        {t('review.authors', { names: authors.map(({ name }) => name).join(', ') })}
        {assessment.submittedAt !== null &&
          ` · ${t('review.submitted', { at: formatInstant(locale, assessment.submittedAt) })}`}
      </p>
    </>
  )
}

function Done() {
  const t = useAssessmentWords()
  const done = useSearchParams()[0].get('done')
  if (done !== 'approved' && done !== 'returned' && done !== 'commented') return null
  return <Notice kind="success" title={t(`review.done.${done}`)} />
}
