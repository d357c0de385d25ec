import { compareIn, formatDay, formatNumber } from '../../../locale/index.ts'
import { DataTable, DefinitionList } from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { FROZEN_OUTCOMES, type FrozenResponse, type FrozenResponses } from '../frozen-responses.ts'
import { useEditionWords } from '../words.ts'

/** How many were asked and what became of it. */
export function ResponseCounts({ responses }: { responses: FrozenResponses }) {
  const t = useEditionWords()
  const locale = useLocale()
  const groundOf = useGrounds(responses)
  const n = (it: number) => formatNumber(locale, it)
  const grounds = Object.entries(responses.grounds).map(([ground, count]) => `${groundOf(ground)} (${n(count)})`)
  return (
    <DefinitionList
      items={[
        { term: t('responses.as-of'), definition: formatDay(locale, responses.asOf) },
        { term: t('responses.asked'), definition: n(responses.asked) },
        ...FROZEN_OUTCOMES.filter((each) => each !== 'passed-on' || (responses.by[each] ?? 0) > 0).map((each) => ({
          term: t(`responses.${each}`),
          definition: n(responses.by[each] ?? 0),
        })),
        { term: t('responses.late'), definition: n(responses.late) },
        {
          term: t('responses.days'),
          definition: responses.days === null ? t('responses.no-days') : n(responses.days),
        },
        ...(grounds.length > 0 ? [{ term: t('responses.grounds'), definition: grounds.join(', ') }] : []),
      ]}
    />
  )
}

/** A ground in words: as the law calls it, with its article, or one of ours. */
function useGrounds({ institutions }: FrozenResponses): (code: string) => string {
  const t = useEditionWords()
  const read = useTextIn()
  return (code) => {
    if (code === 'by-question' || code === 'other') return t(`responses.ground.${code}`)
    const named = institutions.find(({ ground, groundNamed }) => ground === code && groundNamed !== null)?.groundNamed
    if (!named) return code
    const { article, label, isConfirmed } = named
    const ground = [article, read(label).text].filter(Boolean).join(': ')
    return isConfirmed ? ground : t('responses.ground.unconfirmed', { ground })
  }
}

/** Who did not answer first, then who refused; silence bears a name only after the law's last day and the last letter. */
const ORDER: readonly FrozenResponse['outcome'][] = ['silent', 'refused', 'answered-in-part', 'answered', 'passed-on']

export function ResponseTable({ responses }: { responses: FrozenResponses }) {
  const t = useEditionWords()
  const locale = useLocale()
  const groundOf = useGrounds(responses)
  const compare = compareIn(locale)
  const day = (it: string | null) => (it === null ? '–' : formatDay(locale, it))
  const rows = responses.institutions.toSorted(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || compare(a.institution, b.institution),
  )
  return (
    <DataTable
      caption={t('responses.caption')}
      rows={rows}
      keyOf={({ reference }) => reference}
      empty={t('responses.none')}
      isDense
      notes={<p>{t('responses.note')}</p>}
      columns={[
        {
          key: 'institution',
          head: t('responses.institution'),
          isRowHead: true,
          cell: ({ institution, reference }) => (
            <>
              {institution} <span className="small muted">{reference}</span>
            </>
          ),
        },
        {
          key: 'outcome',
          head: t('responses.outcome'),
          cell: ({ outcome, ground }) => (
            <>
              {t(`responses.${outcome}`)}
              {ground !== null && `: ${groundOf(ground)}`}
            </>
          ),
        },
        { key: 'sent', head: t('responses.sent-on'), cell: ({ sentOn }) => day(sentOn) },
        {
          key: 'last',
          head: t('responses.last-day'),
          cell: ({ lastDay, isLegal }) => (
            <>
              {day(lastDay)} {!isLegal && <span className="small muted">{t('responses.agreed')}</span>}
            </>
          ),
        },
        {
          key: 'replied',
          head: t('responses.replied-on'),
          cell: ({ repliedOn, isLate }) => (
            <>
              {day(repliedOn)} {repliedOn !== null && isLate && t('responses.late.one')}
            </>
          ),
        },
        {
          key: 'days',
          head: t('responses.days.one'),
          isNumber: true,
          cell: ({ days }) => (days === null ? '–' : formatNumber(locale, days)),
        },
        { key: 'told', head: t('responses.told-on'), cell: ({ toldOn }) => day(toldOn) },
      ]}
    />
  )
}
