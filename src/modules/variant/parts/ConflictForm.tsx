import { diffWordsWithSpace } from 'diff'
import { textIn } from '../../../kit/local-text.ts'
import { htmlLang } from '../../../locale/index.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, StatusChip } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { fieldKey, localTextOf, ownerOf, type Json } from '../../instrument/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { useValueWords } from '../../instrument/parts/value-words.ts'
import type { MergeData } from '../pages/merge.tsx'
import { isWording, WHOLE } from '../model.ts'
import { useVariantWords } from '../words.ts'

type Conflict = MergeData['conflicts'][number]

/** Three texts side by side, and the decision: one form a conflict, so that stopping in the middle loses nothing. */
export function ConflictForm({
  data,
  conflict,
  typed,
}: {
  data: MergeData
  conflict: Conflict
  typed?: string | undefined
}) {
  const t = useVariantWords()
  const label = useFieldLabel()
  const { item, field, resolution, by } = conflict
  const id = `${item}-${field}`
  const name = field === WHOLE ? t('whole') : label(field)
  return (
    <article className="merge-conflict" aria-labelledby={id}>
      <h4 id={id}>
        {name}{' '}
        {resolution === null ? (
          <StatusChip kind="claimed">{t('open')}</StatusChip>
        ) : (
          <StatusChip kind="verified">{t(`resolution.${resolution}`)}</StatusChip>
        )}
      </h4>
      {resolution !== null && by !== null && <p className="small muted">{t('resolved-by', { by })}</p>}
      {field === WHOLE ? <Whole conflict={conflict} /> : <Three data={data} conflict={conflict} />}
      {data.mayEdit && <Decision data={data} conflict={conflict} name={name} typed={typed} />}
    </article>
  )
}

function Whole({ conflict }: { conflict: Conflict }) {
  const t = useVariantWords()
  const title = localTextOf(conflict.own as Record<string, Json>, 'title')
  const locale = useLocale()
  const said = title ? textIn(title, locale).text : ''
  return (
    <>
      <p>{t('whole.text', { title: said })}</p>
      {conflict.resolution === 'own' && conflict.keptAs !== null && <p>{t('whole.kept', { code: conflict.keptAs })}</p>}
    </>
  )
}

function Three({ data, conflict: { field, base, core, own } }: { data: MergeData; conflict: Conflict }) {
  const t = useVariantWords()
  const words = useValueWords(data.terms)
  const lang = fieldKey(field)?.lang
  const html = lang ? htmlLang(lang === 'sr' ? 'sr-latn' : lang) : undefined
  const [before, now, mine] = [words(field, base), words(field, core), words(field, own)]
  return (
    <div className="merge-three">
      <div>
        <p className="label">{t('side.base')}</p>
        <p lang={html}>{before}</p>
      </div>
      <div>
        <p className="label">{t('side.core')}</p>
        <p lang={html}>
          <Changed from={before} to={now} />
        </p>
      </div>
      <div>
        <p className="label">{t('side.own')}</p>
        <p lang={html}>
          <Changed from={before} to={mine} />
        </p>
      </div>
    </div>
  )
}

/** What was put in is underlined, what was taken out struck through. */
function Changed({ from, to }: { from: string; to: string }) {
  return diffWordsWithSpace(from, to).map(({ value, added, removed }, place) => {
    const key = `${place} ${value.length}`
    if (added) return <ins key={key}>{value}</ins>
    if (removed) return <del key={key}>{value}</del>
    return <span key={key}>{value}</span>
  })
}

interface Deciding {
  readonly data: MergeData
  readonly conflict: Conflict
  readonly name: string
  /** What was written and refused, so that it need not be written again. */
  readonly typed: string | undefined
}

function Decision({ data, conflict, name, typed }: Deciding) {
  const t = useVariantWords()
  const { item, field, version, own, resolution } = conflict
  const id = `text-${item}-${field}`
  const button = (value: 'core' | 'own', words: string) => (
    <form method="post" className="merge-choice">
      <Hidden data={data} conflict={conflict} />
      <input type="hidden" name="resolution" value={value} readOnly />
      <Button kind={resolution === null ? 'primary' : 'secondary'} name="act" value="resolve">
        {words}
      </Button>
    </form>
  )
  return (
    <div className="merge-decision" role="group" aria-label={t('decide', { field: `${item} ${name}` })}>
      {button('core', t(field === WHOLE ? 'whole.core' : 'take.core'))}
      {button('own', t(field !== WHOLE ? 'take.own' : ownerOf(item) === null ? 'whole.own' : 'whole.keep'))}
      {isWording(field) && (
        <form method="post" key={version}>
          <Hidden data={data} conflict={conflict} />
          <input type="hidden" name="resolution" value="written" readOnly />
          <div className="field">
            <label className="label" htmlFor={id}>
              {t('text')}
            </label>
            <textarea
              id={id}
              name="text"
              rows={3}
              className="input"
              defaultValue={typed ?? (own as { text?: string } | null)?.text}
            />
          </div>
          <Button kind="secondary" name="act" value="resolve">
            {t('take.written')}
          </Button>
        </form>
      )}
    </div>
  )
}

function Hidden({ data, conflict: { item, field, version } }: { data: MergeData; conflict: Conflict }) {
  return (
    <>
      <FormKey />
      <input type="hidden" name="versionId" value={data.version.id} readOnly />
      <input type="hidden" name="item" value={item} readOnly />
      <input type="hidden" name="field" value={field} readOnly />
      <input type="hidden" name="version" value={version} readOnly />
    </>
  )
}
