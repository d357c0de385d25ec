import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, Notice, TextArea } from '../../../web/parts/index.ts'
import { useAssessmentWords } from '../words.ts'
import type { ReviewData } from './review-data.ts'

interface Props {
  review: ReviewData
  refused: Refused | undefined
}

/** One field serves both the return and a mere comment; its name says what may become of it. */
export function commentWord({ assessment, isMine, mayDecide }: ReviewData) {
  return assessment.state === 'submitted' && !isMine && mayDecide ? 'review.return.comment' : 'comments.write'
}

/** Approve or return, or the reason why this person does neither; a comment is always possible. */
export function Decide({ review, refused }: Props) {
  const t = useAssessmentWords()
  const { assessment, isMine, mayDecide, isSecondAccount } = review
  const isWaiting = assessment.state === 'submitted'
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">{t('review.decide')}</h2>
      {!isWaiting && <p>{t('review.not-waiting')}</p>}
      {isWaiting && isMine && <Notice kind="info" title={t('review.mine')} />}
      {isWaiting && !isMine && !mayDecide && <p>{t('review.not-yours')}</p>}
      {isWaiting && !isMine && mayDecide && isSecondAccount && (
        <Notice kind="info" title={t('problem.second-account')} />
      )}
      {isWaiting && !isMine && mayDecide && !isSecondAccount && <Approve review={review} />}
      <form method="post" noValidate>
        <FormKey />
        <TextArea
          name="comment"
          label={t(commentWord(review))}
          error={errorOf(refused, 'comment')}
          defaultValue={refused?.typed['comment']}
        />
        {isWaiting && !isMine && mayDecide && (
          <Button kind="danger" name="act" value="return">
            {t('review.return')}
          </Button>
        )}
        <Button kind="secondary" name="act" value="comment">
          {t('comments.send')}
        </Button>
      </form>
    </section>
  )
}

/** The hash goes with the form: what is approved is what this page showed. */
function Approve({ review: { seenHash, seenText } }: Pick<Props, 'review'>) {
  const t = useAssessmentWords()
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="seenHash" value={seenHash} />
      <input type="hidden" name="seen" value={seenText} />
      <p className="hint">{t('review.approve.hint')}</p>
      <Button name="act" value="approve">
        {t('review.approve')}
      </Button>
    </form>
  )
}
