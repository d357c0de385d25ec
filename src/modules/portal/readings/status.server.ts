import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries } from '../../country/queries.server.ts'
import { FROZEN_OUTCOMES, type FrozenResponses } from '../../edition/index.ts'
import { publicPage } from '../public-page.ts'
import { publishedFor, yearIn } from '../published.server.ts'

/** Who answered, from editions alone; of cycles that run only that they do, and until when. */
async function load(db: ReadDb, { locale, url }: Asked) {
  const asked = yearIn(url.searchParams.get('cycle'))
  const { cycles, year, shown } = await publishedFor(db, { year: asked ?? 'fullest' })
  const states = await countries(db, locale)
  return {
    year: year ?? null,
    cycles,
    countries: states.map(({ code, name }) => {
      const it = shown.get(code)
      return { code, name, edition: it?.mark ?? null, responses: it?.body.responses ?? null }
    }),
    running: await runningCycles(db),
  }
}
export type StatusData = Awaited<ReturnType<typeof load>>

function runningCycles(db: ReadDb) {
  return db
    .selectFrom('cycle')
    .innerJoin('country', 'country.code', 'cycle.country')
    .select(['cycle.country', 'cycle.year', 'cycle.state', 'country.name'])
    .select(['cycle.collectUntil', 'cycle.assessUntil', 'cycle.publishOn'])
    .where('cycle.state', '<>', 'published')
    .orderBy('cycle.year', 'desc')
    .orderBy('cycle.country')
    .limit(200)
    .execute()
}

const HEADER = [
  'country',
  'year',
  'edition',
  'as_of',
  'kind',
  'institution',
  'category',
  'reference',
  'outcome',
  'count',
  'ground',
  'sent_on',
  'last_day',
  'last_day_by_law',
  'replied_on',
  'days',
  'late',
  'last_letter_on',
]

export const statusPage = publicPage({
  path: 'status',
  load,
  table: ({ countries: states }) => ({
    header: HEADER,
    rows: states.flatMap(({ code, edition, responses }) => {
      if (!edition || !responses) return []
      const of = [code, edition.year, edition.label, responses.asOf]
      return [...countRows(responses), ...institutionRows(responses)].map((row) => [...of, ...row])
    }),
  }),
})

type Row = (string | number | null)[]

/** How many, of all and of each category; a count is never of nobody asked. */
function countRows({ asked, by, categories }: FrozenResponses): Row[] {
  const rows = (category: string | null, counts: Pick<FrozenResponses, 'asked' | 'by'>): Row[] => [
    ['count', null, category, null, 'asked', counts.asked, ...Array<null>(8).fill(null)],
    ...FROZEN_OUTCOMES.map((outcome): Row => [
      'count',
      null,
      category,
      null,
      outcome,
      counts.by[outcome],
      ...Array<null>(8).fill(null),
    ]),
  ]
  return [...rows(null, { asked, by }), ...categories.flatMap((each) => rows(each.category, each))]
}

function institutionRows({ institutions }: FrozenResponses): Row[] {
  return institutions.map((it) => [
    'institution',
    it.institution,
    it.category,
    it.reference,
    it.outcome,
    null,
    it.ground,
    it.sentOn,
    it.lastDay,
    it.isLegal ? 'yes' : 'no',
    it.repliedOn,
    it.days,
    it.isLate ? 'yes' : 'no',
    it.toldOn,
  ])
}
