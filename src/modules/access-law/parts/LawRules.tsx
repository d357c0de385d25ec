import { formatDay } from '../../../locale/index.ts'
import { DataTable, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { RULE_NAMES, type AccessLaw, type RefusalGround, type RuleName } from '../model.ts'
import { useAccessLawWords } from '../words.ts'
import { Confirmed, Source } from './Confirmed.tsx'
import { RuleValue } from './RuleValue.tsx'

interface Props {
  readonly law: AccessLaw
  readonly mayChange?: boolean
}

/** A law: since when, where it is read, its rules, and the grounds on which it lets information be refused. */
export function LawRules({ law, mayChange = false }: Props) {
  const t = useAccessLawWords()
  const locale = useLocale()
  return (
    <>
      {(law.inForceFrom || law.url) && (
        <p className="muted">
          {law.inForceFrom && `${t('law.in-force', { day: formatDay(locale, law.inForceFrom) })} `}
          {law.url && <Source source={law.url} />}
        </p>
      )}
      {law.note && (
        <p>
          <Wording text={law.note} />
        </p>
      )}
      <Rules law={law} mayChange={mayChange} />
      <Grounds law={law} mayChange={mayChange} />
    </>
  )
}

/** Two laws of a country can have one title: what tells them apart is where they were published. */
const nameOf = ({ gazette, key }: AccessLaw) => gazette ?? key.toUpperCase()

function Rules({ law, mayChange }: Required<Props>) {
  const t = useAccessLawWords()
  const change = (rule: RuleName) => (
    <a href={`/app/access-laws/${law.country}/rule/${law.id}/${rule}`}>
      {t('change')} <span className="visually-hidden">{t(`rule.${rule}`)}</span>
    </a>
  )
  return (
    <DataTable
      caption={t('rules.caption', { law: nameOf(law) })}
      rows={RULE_NAMES}
      keyOf={(rule) => rule}
      columns={[
        { key: 'rule', head: t('rules.rule'), isRowHead: true, cell: (rule) => t(`rule.${rule}`) },
        { key: 'value', head: t('rules.value'), cell: (rule) => <RuleValue rule={law.rules[rule]} /> },
        { key: 'article', head: t('article'), cell: (rule) => law.rules[rule]?.article ?? '–' },
        { key: 'source', head: t('source'), cell: (rule) => <Known known={law.rules[rule]} /> },
        ...(mayChange ? [{ key: 'change', head: t('act'), cell: change }] : []),
      ]}
    />
  )
}

function Known({ known }: { known: { readonly source: string; readonly isConfirmed: boolean } | undefined }) {
  if (!known) return '–'
  return (
    <>
      <Source source={known.source} /> <Confirmed isConfirmed={known.isConfirmed} />
    </>
  )
}

function Grounds({ law, mayChange }: Required<Props>) {
  const t = useAccessLawWords()
  const base = `/app/access-laws/${law.country}/ground/${law.id}`
  const change = ({ id, article }: RefusalGround) => (
    <a href={`${base}/${id}`}>
      {t('change')} <span className="visually-hidden">{article}</span>
    </a>
  )
  return (
    <>
      <DataTable
        caption={t('grounds.caption', { law: nameOf(law) })}
        rows={law.grounds}
        keyOf={({ id }) => id}
        empty={t('grounds.none')}
        columns={[
          { key: 'ground', head: t('grounds.ground'), isRowHead: true, cell: ({ label }) => <Wording text={label} /> },
          { key: 'article', head: t('article'), cell: ({ article }) => article ?? '–' },
          { key: 'source', head: t('source'), cell: (ground) => <Known known={ground} /> },
          ...(mayChange ? [{ key: 'change', head: t('act'), cell: change }] : []),
        ]}
      />
      {mayChange && (
        <p>
          <a href={`${base}/new`}>{t('grounds.add')}</a>
        </p>
      )}
    </>
  )
}
