import { Change, StatusChip, TableRegion } from '../../../web/parts/index.ts'
import { htmlLang } from '../../../locale/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { useValueWords } from '../../instrument/parts/value-words.ts'
import { useInstrumentWords } from '../../instrument/words.ts'
import type { InstrumentDifference } from '../readings/instrument-difference.server.ts'
import { wordDifference } from '../word-difference.ts'
import { usePortalWords } from '../words.ts'
import { LocalizedText } from './LocalizedText.tsx'

type Item = InstrumentDifference['items'][number]

/** One item of the difference: what changed in which words, and what it means for comparison. */
export function ChangedItem({ data, item }: { data: InstrumentDifference; item: Item }) {
  const t = usePortalWords()
  const words = useInstrumentWords()
  const { code, kind, title, verdict, isBreak, fields, hidden } = item
  const isAnyShown = fields.some(({ isShown }) => isShown)
  return (
    <article aria-labelledby={code} className="changed">
      <h2 id={code}>
        <span className="code">{code}</span> {title && <LocalizedText text={title} quiet />}
      </h2>
      <p>
        <StatusChip kind="neutral">{t(`difference.${kind}`)}</StatusChip>{' '}
        {verdict && (
          <>
            {isBreak && <Change kind="not-comparable" />}{' '}
            {verdict.verdict === 'no-common-version'
              ? t('apart.no-common-version')
              : words(`verdict.${verdict.verdict}`)}
            {verdict.reason !== '' && <span className="muted"> {verdict.reason}</span>}
          </>
        )}
      </p>
      {isAnyShown && <Fields data={data} item={item} />}
      {hidden > 0 && <p className="small muted">{t('difference.hidden', { count: hidden })}</p>}
    </article>
  )
}

function Fields({ data, item: { code, kind, fields } }: { data: InstrumentDifference; item: Item }) {
  const t = usePortalWords()
  const words = useInstrumentWords()
  const label = useFieldLabel()
  const valueOf = useValueWords(data.terms)
  const isSide = data.view === 'side' && kind !== 'new'
  const caption = `fields-${code}`
  return (
    <TableRegion labelledBy={caption}>
      <table className="dense">
        <caption>
          <span id={caption} className="visually-hidden">
            {words('change.fields', { code })}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words('change.field')}</th>
            {isSide ? (
              <>
                <th scope="col">{t('difference.in', { version: data.from })}</th>
                <th scope="col">{t('difference.in', { version: data.to })}</th>
              </>
            ) : (
              <th scope="col">{t('difference.change')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {fields
            .filter(({ isShown }) => isShown)
            .map(({ field, lang, before, after }) => {
              const html = lang ? htmlLang(lang === 'sr' ? 'sr-latn' : lang) : undefined
              const [was, now] = [valueOf(field, before), valueOf(field, after)]
              return (
                <tr key={field}>
                  <th scope="row">{label(field)}</th>
                  {isSide ? (
                    <>
                      <td lang={html}>
                        <Stretches before={was} after={now} without="inserted" />
                      </td>
                      <td lang={html}>
                        <Stretches before={was} after={now} without="deleted" />
                      </td>
                    </>
                  ) : (
                    <td lang={html}>{kind === 'new' ? now : <Stretches before={was} after={now} />}</td>
                  )}
                </tr>
              )
            })}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Stretches({ before, after, without }: { before: string; after: string; without?: 'inserted' | 'deleted' }) {
  const stretches = wordDifference(before, after).filter(({ kind }) => kind !== without)
  return stretches.map(({ text, kind }, place) => {
    const key = `${place} ${kind}`
    if (kind === 'inserted') return <ins key={key}>{text}</ins>
    if (kind === 'deleted') return <del key={key}>{text}</del>
    return <span key={key}>{text}</span>
  })
}
