import { useLoaderData } from 'react-router'
import { formatDay } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { ButtonLink, Empty, Page, StatusChip, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { TranslationsWaiting } from '../../translation/parts/TranslationsWaiting.tsx'
import { isWaiting, RepliesWaiting } from '../parts/RepliesWaiting.tsx'
import { useVariantWords } from '../../variant/words.ts'
import { useCycleWords } from '../words.ts'
import { readWork } from '../work-queries.server.ts'

export const loader = read(readWork)

const NEXT = {
  cycles: '/app/cycles',
  translate: '/app/translate',
  people: '/app/admin/people',
  audit: '/app/admin/audit',
} as const

type Work = Awaited<ReturnType<typeof loader>>

export default function MyWork() {
  const work = useLoaderData<typeof loader>()
  const t = useCycleWords()
  const { returned, toReview, toPublish, toRate, toSettle, opinions, drafts, areas, near, behind, translations } = work
  const isEmpty = [
    returned.total,
    toReview.total,
    toPublish.length,
    toRate.total,
    toSettle,
    opinions.length,
    drafts.total,
    areas.length,
    near.length,
    behind.length,
    translations.length,
    isWaiting(work.replies) ? 1 : 0,
  ].every((waiting) => waiting === 0)
  return (
    <Page title={t('work.title')}>
      <title>{t('work.title')}</title>
      {isEmpty && (
        <Empty
          title={t('work.empty.title')}
          action={work.next && <ButtonLink href={NEXT[work.next]}>{t(`work.empty.${work.next}`)}</ButtonLink>}
        >
          {work.next === 'cycles' && <p>{t('work.empty.text')}</p>}
        </Empty>
      )}
      <Assessments title={t('work.returned', { count: returned.total })} found={returned} />
      <Assessments title={t('work.to-review', { count: toReview.total })} found={toReview} isReview />
      {toSettle > 0 && (
        <section>
          <h2>{t('work.to-settle', { count: toSettle })}</h2>
          <p>
            <a href="/app/review/double">{t('work.to-settle.all')}</a>
          </p>
        </section>
      )}
      {opinions.length > 0 && (
        <section>
          <h2>{t('work.opinions', { count: opinions.length })}</h2>
          <ul>
            {opinions.map(({ id, code, country, year, title }) => (
              <li key={id}>
                <a href={`/app/review/double/${id}`}>
                  {country.toUpperCase()} {year} · {code} <Wording text={title} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Apart found={toRate} />
      <Editions editions={toPublish} />
      <RepliesWaiting waiting={work.replies} />
      <Assessments title={t('work.drafts', { count: drafts.total })} found={drafts} />
      <Behind behind={behind} />
      <TranslationsWaiting waiting={translations} />
      <Areas areas={areas} />
      <Near near={near} today={work.today} />
    </Page>
  )
}

/** A new version of the core that a variant of this person's has not taken over. */
function Behind({ behind }: { behind: Work['behind'] }) {
  const t = useVariantWords()
  if (behind.length === 0) return null
  return (
    <section>
      <h2>{t('title')}</h2>
      <ul>
        {behind.map(({ code, newest, standsOn }) => (
          <li key={code}>
            <a href={`/app/instrument/${code}/merge`}>{t('behind', { code, newest, standsOn })}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Assessments({ title, found, isReview }: { title: string; found: Work['drafts']; isReview?: boolean }) {
  const t = useCycleWords()
  if (found.total === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      {found.total > found.rows.length && (
        <p className="muted">{t('work.more', { shown: found.rows.length, count: found.total })}</p>
      )}
      {isReview && (
        <p>
          <a href="/app/review">{t('work.all-to-review')}</a>
        </p>
      )}
      <ul>
        {found.rows.map(({ id, code, cycleId, country, year, title: indicator, carriedFrom }) => (
          <li key={id}>
            <a href={isReview ? `/app/review/${id}` : `/app/assess/${cycleId}/${code}`}>
              {country.toUpperCase()} {year} · {code} <Wording text={indicator} />
            </a>{' '}
            {carriedFrom !== null && !isReview && <StatusChip kind="neutral">{t('work.to-confirm')}</StatusChip>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What two people rate, each without the other. */
function Apart({ found }: { found: Work['toRate'] }) {
  const t = useCycleWords()
  if (found.total === 0) return null
  return (
    <section>
      <h2>{t('work.to-rate', { count: found.total })}</h2>
      {found.total > found.rows.length && (
        <p className="muted">{t('work.more', { shown: found.rows.length, count: found.total })}</p>
      )}
      <ul>
        {found.rows.map(({ id, code, cycleId, country, year, title }) => (
          <li key={id}>
            <a href={`/app/assess/${cycleId}/${code}`}>
              {country.toUpperCase()} {year} · {code} <Wording text={title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Editions({ editions }: { editions: Work['toPublish'] }) {
  const t = useCycleWords()
  if (editions.length === 0) return null
  return (
    <section>
      <h2>{t('work.to-publish', { count: editions.length })}</h2>
      <ul>
        {editions.map(({ id, countryName, label }) => (
          <li key={id}>
            <a href={`/app/editions/${id}`}>
              <Wording text={countryName} /> · {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Areas({ areas }: { areas: Work['areas'] }) {
  const t = useCycleWords()
  if (areas.length === 0) return null
  return (
    <section>
      <h2>{t('work.areas')}</h2>
      <ul>
        {areas.map(({ cycleId, country, year, code, title, task }) => (
          <li key={`${cycleId} ${code} ${task}`}>
            <a href={`/app/cycles/${cycleId}/indicators?area=${code}`}>
              {country.toUpperCase()} {year} · <Wording text={title} />
            </a>{' '}
            {task === 'reviewer' && <StatusChip kind="neutral">{t('task.reviewer')}</StatusChip>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Near({ near, today }: { near: Work['near']; today: string }) {
  const t = useCycleWords()
  const locale = useLocale()
  if (near.length === 0) return null
  return (
    <section>
      <h2>{t('work.near')}</h2>
      <ul>
        {near.map(({ id, countryName, year, state, collectUntil, assessUntil }) => {
          const day = state === 'assessing' ? assessUntil : collectUntil
          return (
            <li key={id}>
              <a href={`/app/cycles/${id}`}>
                <Wording text={countryName} /> {year}
              </a>
              {': '}
              {t(state === 'assessing' ? 'assess-until' : 'collect-until')} {formatDay(locale, day)}{' '}
              {day < today && <StatusChip kind="overdue">{t('work.past')}</StatusChip>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
