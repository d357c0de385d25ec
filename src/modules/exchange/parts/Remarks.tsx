import { DataTable, Details } from '../../../web/parts/index.ts'
import type { FilesData } from '../pages/files.tsx'
import { useExchangeWords } from '../words.ts'

type Plan = NonNullable<NonNullable<FilesData['brought']>['plan']>

/** What of a form is kept and not carried, cell by cell. */
export function Remarks({ plan }: { plan: Plan }) {
  const t = useExchangeWords()
  if (plan.remarkCount === 0) return null
  return (
    <Details summary={t('remarks.title', { count: plan.remarkCount })}>
      <p>{t('remarks.text')}</p>
      <DataTable
        caption={t('remarks.caption')}
        rows={plan.remarks.map((it, at) => ({ ...it, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          {
            key: 'cell',
            head: t('cell'),
            isRowHead: true,
            cell: ({ address }) => <span className="code">{address}</span>,
          },
          { key: 'why', head: t('remarks.why'), cell: ({ key, values }) => t(`remark.${key}`, values) },
        ]}
      />
      {plan.remarkCount > plan.remarks.length && (
        <p>{t('more', { shown: plan.remarks.length, all: plan.remarkCount })}</p>
      )}
    </Details>
  )
}
