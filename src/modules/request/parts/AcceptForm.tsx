import { formatDay } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, Refusal, SelectField, TextArea } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useEvidenceWords } from '../../evidence/words.ts'
import { REPLY_CLASSES } from '../accept-model.ts'
import type { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { Questions } from './Questions.tsx'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>
type Reply = NonNullable<Loaded['reply']>

/** A box a question: what is chosen is accepted, or returned. */
export const ACCEPT_BOX = 'take.'

/** The answers of the last reply, to be made observations or returned: chosen in the table in which they are read. */
export function AcceptForm({ loaded, reply, refused }: { loaded: Loaded; reply: Reply; refused: Refused | undefined }) {
  const t = useRequestWords()
  const ofEvidence = useEvidenceWords()
  const locale = useLocale()
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="submission" value={reply.id} />
      <Refusal
        refused={refused}
        labels={{ numbers: t('accept.numbers'), class: ofEvidence('class'), sentence: t('return.sentence') }}
      />
      <div id="numbers" tabIndex={-1}>
        <Questions
          loaded={loaded}
          first={{
            key: 'choose',
            head: t('choose.head'),
            cell: ({ number }) =>
              reply.open.includes(number) && (
                <input
                  type="checkbox"
                  name={ACCEPT_BOX + number}
                  value="yes"
                  aria-label={t('accept.choose', { number })}
                  defaultChecked={refused === undefined || refused.typed[ACCEPT_BOX + number] !== undefined}
                />
              ),
          }}
        />
      </div>
      <h3>{t('accept.title')}</h3>
      <p>
        {reply.receivedOn === null
          ? t('accept.lead', { receipt: reply.receipt, day: formatDay(locale, reply.submittedAt.slice(0, 10)) })
          : t('accept.lead.entered', {
              receipt: reply.receipt,
              day: formatDay(locale, reply.receivedOn),
              name: reply.enteredByName ?? '',
            })}
      </p>
      <SelectField
        name="class"
        label={ofEvidence('class')}
        hint={t('accept.class.hint')}
        error={errorOf(refused, 'class')}
        defaultValue={refused?.typed['class'] ?? 'team'}
        options={REPLY_CLASSES.map((each) => ({ value: each, label: ofEvidence(`class.${each}`) }))}
      />
      <Button name="act" value="accept">
        {t('accept.submit')}
      </Button>
      <TextArea
        name="sentence"
        label={t('return.sentence')}
        hint={t('return.hint')}
        rows={2}
        optional
        error={errorOf(refused, 'sentence')}
        defaultValue={refused?.typed['sentence']}
      />
      <Button kind="secondary" name="act" value="return">
        {t('return.submit')}
      </Button>
    </form>
  )
}
