import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { perform, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  ButtonLink,
  DataTable,
  Empty,
  Notice,
  Page,
  Refusal,
  SelectField,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { settleAgreed } from '../adjudicate-commands.server.ts'
import { readDoubles } from '../double-queries.server.ts'
import { Answer } from '../parts/Answer.tsx'
import { Disputed } from '../parts/Disputed.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { useAssessmentWords } from '../words.ts'
import '../parts/double.css'

export const loader = read(readDoubles, ({ url }) => ({
  country: url.searchParams.get('country') ?? undefined,
  apart: url.searchParams.get('apart') || undefined,
}))

export const action = perform(settleAgreed, {
  input: (form) => ({ country: textOf(form, 'country'), ids: form.getAll('id') }),
  then: ({ settled }) => `/app/review/double?done=${settled.length}`,
})

export type DoublesData = Awaited<ReturnType<typeof loader>>

export default function Doubles() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAssessmentWords()
  const [search] = useSearchParams()
  const done = Number(search.get('done') ?? 0)
  const { agreed, disputed, settled } = data
  return (
    <Page title={t('double.list.title')} lead={t('double.list.lead')}>
      <title>{t('double.list.title')}</title>
      {done > 0 && <Notice kind="success" title={t('double.done.agreed', { count: done })} />}
      <Refusal refused={refused} />
      <p>
        <a href="/app/review">{t('review.back')}</a> · <a href="/app/review/agreement">{t('double.to-agreement')}</a>
      </p>
      <Filter data={data} />
      {agreed.length + disputed.length + settled.length === 0 && (
        <Empty title={t('double.empty.title')}>
          <p>{t('double.empty.text')}</p>
        </Empty>
      )}
      <section aria-labelledby="disputed-title">
        <h2 id="disputed-title">{t('double.disputed', { count: disputed.length })}</h2>
        {disputed.length === 0 && <p>{t('double.disputed.none')}</p>}
        {disputed.map((it) => (
          <Disputed key={it.id} it={it} />
        ))}
      </section>
      {[...Map.groupBy(agreed, ({ country }) => country)].map(([country, rows]) => (
        <Agreed key={country} country={country} rows={rows} />
      ))}
      {settled.length > 0 && <Settled rows={settled} />}
    </Page>
  )
}

function Filter({ data: { countries, country, apart } }: { data: DoublesData }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const all = { value: '', label: t('double.filter.all') }
  return (
    <form method="get" className="double-filter">
      <SelectField
        name="country"
        label={t('double.filter.country')}
        defaultValue={country}
        options={[all, ...countries.map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))]}
      />
      <SelectField
        name="apart"
        label={t('double.filter.apart')}
        defaultValue={apart === null ? '' : String(apart)}
        options={[all, { value: '2', label: t('double.filter.two') }]}
      />
      <Button kind="secondary" type="submit">
        {t('double.filter.show')}
      </Button>
    </form>
  )
}

/** All of a country that both rated alike: listed, and settled in one act by one who rated none of them. */
function Agreed({ country, rows }: { country: string; rows: DoublesData['agreed'] }) {
  const t = useAssessmentWords()
  const locale = useLocale()
  const own = rows.filter(({ isMine, mayJudge }) => mayJudge && !isMine)
  const title = t('double.agreed', { count: rows.length, country: textIn(rows[0]!.countryName, locale).text })
  return (
    <section aria-labelledby={`agreed-${country}`}>
      <h2 id={`agreed-${country}`}>{title}</h2>
      <DataTable
        caption={t('double.agreed.caption')}
        rows={rows}
        keyOf={({ id }) => id}
        isStacked
        columns={[
          {
            key: 'code',
            head: t('queue.indicator'),
            isRowHead: true,
            cell: ({ id, code, title: indicator, year }) => (
              <>
                <a href={`/app/review/double/${id}`}>{code}</a> <Wording text={indicator} /> ({year})
              </>
            ),
          },
          { key: 'rating', head: t('queue.rating'), cell: ({ ratings }) => <Answer {...ratings[0]!} /> },
          {
            key: 'raters',
            head: t('double.raters'),
            cell: ({ ratings }) => ratings.map(({ rater }) => rater).join(', '),
          },
        ]}
      />
      {own.length > 0 && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="country" value={country} />
          {own.map(({ id }) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <p>{t('double.agreed.text')}</p>
          <Button>{t('double.agreed.settle', { count: own.length })}</Button>
        </form>
      )}
    </section>
  )
}

function Settled({ rows }: { rows: DoublesData['settled'] }) {
  const t = useAssessmentWords()
  return (
    <section aria-labelledby="settled-title">
      <h2 id="settled-title">{t('double.settled', { count: rows.length })}</h2>
      <DataTable
        caption={t('double.settled.caption')}
        rows={rows}
        keyOf={({ id }) => id}
        isStacked
        columns={[
          {
            key: 'code',
            head: t('queue.indicator'),
            isRowHead: true,
            cell: ({ code, title, country, year }) => (
              <>
                {country.toUpperCase()} {year} · {code} <Wording text={title} />
              </>
            ),
          },
          {
            key: 'rating',
            head: t('queue.rating'),
            cell: ({ settled }) => <Answer rating={settled!.rating} missing={settled!.missing} />,
          },
          {
            key: 'how',
            head: t('double.how'),
            cell: ({ settled }) => t(settled!.kind === 'agreed' ? 'double.how.agreed' : 'double.how.decided'),
          },
          {
            key: 'state',
            head: t('double.state'),
            cell: ({ assessmentState }) => <StateChip state={assessmentState ?? 'draft'} />,
          },
          {
            key: 'open',
            head: t('queue.yours'),
            cell: ({ id, code }) => (
              <ButtonLink kind="secondary" href={`/app/review/double/${id}`}>
                {t('double.read')} <span className="visually-hidden">{code}</span>
              </ButtonLink>
            ),
          },
        ]}
      />
    </section>
  )
}
