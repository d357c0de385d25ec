import { Button, Checkbox } from '../../../web/parts/index.ts'
import { CHOSEN } from '../chosen.ts'
import type { readRequests } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { RequestTable } from './RequestTable.tsx'

type Loaded = Awaited<ReturnType<(typeof readRequests)['run']>>

const LETTERS = '/app/requests/letters.zip'

/** A list of requests of which some are chosen, or all, and then what is made of them. */
export function ChooseForm({ loaded: { rows, cycle, state, total, pages } }: { loaded: Loaded }) {
  const t = useRequestWords()
  if (rows.length === 0) return <RequestTable rows={rows} />
  return (
    <form method="get" action={LETTERS}>
      {cycle && <input type="hidden" name="cycle" value={cycle.id} />}
      {state && <input type="hidden" name="state" value={state} />}
      <p>{t('choose.lead')}</p>
      <RequestTable
        rows={rows}
        first={{
          key: 'choose',
          head: t('ask.choose'),
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
