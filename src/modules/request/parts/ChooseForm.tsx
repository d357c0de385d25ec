import { Button, Checkbox } from '../../../web/parts/index.ts'
import { CHASES } from '../chase-model.ts'
import { CHOSEN } from '../chosen.ts'
import { AWAITING } from '../model.ts'
import type { readRequests } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { RequestTable } from './RequestTable.tsx'

type Loaded = Awaited<ReturnType<(typeof readRequests)['run']>>

/** States in which something may be sent to who has not answered. */
const CHASED: readonly string[] = ['late', 'silent', ...AWAITING, 'answered-in-part']

const LETTERS = '/app/requests/letters.zip'

/** A list of requests of which some are chosen, or all, and then what is made of them. */
export function ChooseForm({ loaded: { rows, cycle, state, total, pages, planned, today } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const isLate = state === 'late' || state === 'silent'
  const isAwaited = state === undefined || CHASED.includes(state)
  if (rows.length === 0) return <RequestTable rows={rows} />
  return (
    <form method="get" action={LETTERS}>
      {cycle && <input type="hidden" name="cycle" value={cycle.id} />}
      {state && <input type="hidden" name="state" value={state} />}
      <p>{t('choose.lead')}</p>
      <RequestTable
        rows={rows}
        lateOn={isLate ? today : undefined}
        first={{
          key: 'choose',
          head: t('choose.head'),
          cell: ({ id, reference, sentOn }) =>
            sentOn === null ? null : (
              <input type="checkbox" name={CHOSEN} value={id} aria-label={t('requests.choose', { reference })} />
            ),
        }}
      />
      {pages > 1 ? (
        <Checkbox name="all" label={t('choose.all', { count: total })} />
      ) : (
        <Checkbox name="all" label={t('choose.all-here', { count: total })} />
      )}
      {isAwaited && planned.length > 0 && (
        <p className="link-row">
          {CHASES.map((kind) => (
            <Button
              key={kind}
              kind={kind === 'reminder' && isLate ? 'primary' : 'secondary'}
              name="kind"
              value={kind}
              formAction="/app/requests/chase"
            >
              {t(`chase.${kind}`)}
            </Button>
          ))}
        </p>
      )}
      <p className="link-row">
        <Button kind="secondary" name="format" value="pdf" formAction={LETTERS}>
          {t('choose.letters.pdf')}
        </Button>
        <Button kind="secondary" name="format" value="docx" formAction={LETTERS}>
          {t('choose.letters.docx')}
        </Button>
      </p>
    </form>
  )
}
