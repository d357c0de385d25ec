import { useActionData, useLoaderData } from 'react-router'
import { dayIn, partsOf, typedDay } from '../../../kit/entered-day.ts'
import { parseDay } from '../../../locale/index.ts'
import { perform, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  DataTable,
  DayField,
  Details,
  Empty,
  errorOf,
  Notice,
  Page,
  Refusal,
  SubmitButton,
} from '../../../web/parts/index.ts'
import { CHOSEN, chosenIn } from '../chosen.ts'
import { readChase } from '../chase-queries.server.ts'
import { chaseRequests } from '../commands.server.ts'
import { LetterText } from '../parts/LetterText.tsx'
import { useRequestWords } from '../words.ts'

const LETTERS = '/app/requests/letters.zip'

export const loader = read(readChase, ({ url: { searchParams } }) => {
  const until = parseDay(dayIn(searchParams, 'until'))
  return {
    ...chosenIn(searchParams),
    kind: searchParams.get('kind'),
    until: until.kind === 'day' ? until.iso : undefined,
  }
})

/** Stays on the page, which then says what was made, and gives the letters. */
export const action = perform(chaseRequests, {
  input: (form) => ({
    kind: textOf(form, 'kind') as 'extension',
    ids: chosenIn(form).ids,
    until: dayIn(form, 'until'),
  }),
})

type Loaded = Awaited<ReturnType<typeof loader>>
type Done = NonNullable<Exclude<ReturnType<typeof useActionData<typeof action>>, undefined>['done']>

export default function ChasePage() {
  const loaded = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const t = useRequestWords()
  const title = t(`chase.title.${loaded.kind}`)
  return (
    <Page title={title} lead={acted?.done ? undefined : t(`chase.lead.${loaded.kind}`)}>
      <title>{title}</title>
      {acted?.done ? <Sent done={acted.done} /> : <Preview loaded={loaded} refused={acted?.refused} />}
      <p>
        <a href="/app/requests?state=late">{t('chase.back')}</a>
      </p>
    </Page>
  )
}

function Sent({ done: { kind, ids, made, mailed, left } }: { done: Done }) {
  const t = useRequestWords()
  return (
    <>
      <Notice kind="success" title={t('chase.done', { count: made })}>
        {kind !== 'official' && <p>{t('chase.done.mailed', { count: mailed })}</p>}
        {made > mailed && <p>{t('chase.done.by-hand', { count: made - mailed })}</p>}
        {left > 0 && <p>{t('chase.done.left', { count: left })}</p>}
      </Notice>
      <form method="post" action={LETTERS}>
        {ids.map((id) => (
          <input key={id} type="hidden" name={CHOSEN} value={id} />
        ))}
        <p className="link-row">
          <Button kind={made > mailed ? 'primary' : 'secondary'} name="format" value="docx">
            {t('choose.letters.docx')}
          </Button>
          <Button kind="secondary" name="format" value="pdf">
            {t('choose.letters.pdf')}
          </Button>
        </p>
      </form>
    </>
  )
}

function Preview({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const { kind, getting, left, letters, until } = loaded
  const t = useRequestWords()
  if (getting.length + left.length === 0)
    return (
      <Empty title={t('chase.none.title')}>
        <p>{t('chase.none.text')}</p>
      </Empty>
    )
  return (
    <>
      <Refusal refused={refused} labels={{ until: t('answers-until') }} />
      {getting.length > 0 && (
        <form method="post" noValidate>
          <FormKey />
          <input type="hidden" name="kind" value={kind} />
          {getting.map(({ id }) => (
            <input key={id} type="hidden" name={CHOSEN} value={id} />
          ))}
          {kind === 'extension' && (
            <DayField
              name="until"
              label={t('answers-until')}
              hint={t('chase.until.hint')}
              error={errorOf(refused, 'until')}
              defaultValue={typedDay(refused, 'until', partsOf(until))}
            />
          )}
          <SubmitButton>{t(`chase.submit.${kind}`, { count: getting.length })}</SubmitButton>
        </form>
      )}
      <Getting loaded={loaded} />
      <section>
        <h2>{t('chase.letters')}</h2>
        {letters.map((letter, at) => (
          <Details key={letter.reference} summary={`${letter.reference}: ${letter.subject}`} open={at === 0}>
            <LetterText letter={letter} />
          </Details>
        ))}
      </section>
      {left.length > 0 && <LeftOut left={left} />}
    </>
  )
}

function Getting({ loaded: { kind, getting } }: { loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <DataTable
      caption={t('chase.getting', { count: getting.length })}
      rows={getting}
      keyOf={({ id }) => id}
      isDense
      empty={t('chase.getting.none')}
      columns={[
        {
          key: 'reference',
          head: t('reference'),
          isRowHead: true,
          cell: ({ id, reference }) => <a href={`/app/requests/${id}`}>{reference}</a>,
        },
        { key: 'institution', head: t('institution'), cell: ({ nameLocal }) => nameLocal },
        {
          key: 'way',
          head: t('chase.way'),
          cell: ({ email }) =>
            kind === 'official' || email === null ? t('chase.way.post') : t('chase.way.mail', { email }),
        },
      ]}
    />
  )
}

function LeftOut({ left }: Pick<Loaded, 'left'>) {
  const t = useRequestWords()
  return (
    <DataTable
      caption={t('chase.left', { count: left.length })}
      rows={left}
      keyOf={({ id }) => id}
      isDense
      columns={[
        {
          key: 'reference',
          head: t('reference'),
          isRowHead: true,
          cell: ({ id, reference }) => <a href={`/app/requests/${id}`}>{reference}</a>,
        },
        { key: 'institution', head: t('institution'), cell: ({ nameLocal }) => nameLocal },
        { key: 'why', head: t('chase.why'), cell: ({ why }) => t(`chase.why.${why}`) },
      ]}
    />
  )
}
