import { diffWordsWithSpace } from 'diff'
import { htmlLang, type ContentLang } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { Button, Details, errorOf, StatusChip, TextArea } from '../../../web/parts/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { InCyrillic } from '../../instrument/parts/InCyrillic.tsx'
import { useTranslationWords } from '../words.ts'
import type { DeskData, Shown } from './desk-data.ts'
import { LanguageName } from './Overview.tsx'

interface Props {
  readonly data: DeskData
  readonly lang: ContentLang
  readonly segment: Shown
  readonly refused: Refused | undefined
}

const CHIP = { missing: 'stalled', stale: 'overdue', unreviewed: 'claimed', reviewed: 'verified' } as const
const htmlOf = (lang: ContentLang) => htmlLang(lang === 'sr' ? 'sr-latn' : lang)

/** A source and its translation, with all that helps to write it. */
export function SegmentRow({ data, lang, segment, refused }: Props) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  const { key, item, name, state, items } = segment
  const id = `segment-${key}`
  return (
    <section className="translation-segment" aria-labelledby={id}>
      <h3 id={id}>
        <a href={`/app/instrument/${data.version.code}?item=${item}`}>{item}</a> {label(name)}{' '}
        <StatusChip kind={CHIP[state]}>{t(`state.${state}`)}</StatusChip>
      </h3>
      {items.length > 1 && <p className="small muted">{t('segment.shared', { count: items.length })}</p>}
      <div className="translation-sides">
        <Source segment={segment} />
        <Translation data={data} lang={lang} segment={segment} refused={refused} />
      </div>
    </section>
  )
}

function Source({ segment: { source, before, help, hits, state } }: { segment: Shown }) {
  const t = useTranslationWords()
  return (
    <div>
      <p className="label">
        {t('segment.source')} <LanguageName lang={source.lang} />
      </p>
      <p lang={htmlOf(source.lang)} className="translation-said">
        {source.text}
      </p>
      {state === 'stale' && <Before before={before} source={source} />}
      {help && (
        <Details
          summary={
            <>
              {t('segment.help')} <LanguageName lang={help.lang} />
            </>
          }
        >
          <p lang={htmlOf(help.lang)}>{help.text}</p>
        </Details>
      )}
      {hits.length > 0 && <Terms hits={hits} from={source.lang} />}
    </div>
  )
}

function Before({ before, source }: { before: string | null; source: Shown['source'] }) {
  const t = useTranslationWords()
  if (before === null) return <p className="small muted">{t('segment.before-unknown')}</p>
  return (
    <>
      <p className="label">{t('segment.before')}</p>
      <p lang={htmlOf(source.lang)} className="translation-said">
        {diffWordsWithSpace(before, source.text).map(({ value, added, removed }, place) => {
          const key = `${place} ${value.length}`
          if (added) return <ins key={key}>{value}</ins>
          return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>
        })}
      </p>
    </>
  )
}

function Terms({ hits, from }: { hits: Shown['hits']; from: ContentLang }) {
  const t = useTranslationWords()
  return (
    <>
      <p className="label">{t('segment.terms')}</p>
      <ul className="translation-terms">
        {hits.map(({ no, term, target, isUnsure }) => (
          <li key={no}>
            <span lang={htmlOf(from)}>{term}</span> → <strong>{target}</strong>
            {isUnsure && <span className="small muted"> ({t('segment.unsure')})</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Translation({ data, lang, segment, refused }: Props) {
  const t = useTranslationWords()
  const { key, piece, by } = segment
  const was = piece?.text ?? ''
  if (!data.mayWrite)
    return (
      <div>
        <p className="label">
          {t('segment.translation')} <LanguageName lang={lang} />
        </p>
        <p lang={htmlOf(lang)} className="translation-said">
          {was || t('segment.nothing')}
        </p>
        {lang === 'sr' && <Cyrillic field={`text.${key}`} text={was} doubtful={segment.doubtful} />}
      </div>
    )
  const isConflict = conflictKeys(refused).includes(key)
  return (
    <div>
      <input
        type="hidden"
        name={`was.${key}`}
        defaultValue={isConflict ? was : (refused?.typed[`was.${key}`] ?? was)}
      />
      <input type="hidden" name={`source.${key}`} value={segment.sourceHash} readOnly />
      <TextArea
        name={`text.${key}`}
        label={
          <>
            {t('segment.translation')} <LanguageName lang={lang} />
          </>
        }
        lang={htmlOf(lang)}
        rows={Math.min(12, Math.max(2, Math.ceil(segment.source.text.length / 60) + 1))}
        defaultValue={refused?.typed[`text.${key}`] ?? was}
        error={errorOf(refused, `text.${key}`)}
      />
      {lang === 'sr' && <Cyrillic field={`text.${key}`} text={was} doubtful={segment.doubtful} />}
      {by !== null && <p className="small muted">{t('segment.by', { by })}</p>}
      <Buttons segment={segment} />
    </div>
  )
}

function Buttons({ segment: { key, item, state, isOwn } }: { segment: Shown }) {
  const t = useTranslationWords()
  return (
    <div className="translation-buttons">
      <Button kind="secondary" name="act" value={`save:${key}`}>
        {t('segment.save')}
      </Button>
      {state === 'stale' && (
        <Button kind="secondary" name="act" value={`keep:${key}`}>
          {t('segment.keep')}
        </Button>
      )}
      {state === 'unreviewed' && isOwn && <p className="small muted">{t('segment.own')}</p>}
      {state === 'unreviewed' && !isOwn && <Tick id={`read-${key}`} value={key} label={t('segment.read', { item })} />}
    </div>
  )
}

/** Several boxes share the name under which they are sent, so each has an id of its own. */
function Tick({ id, value, label }: { id: string; value: string; label: string }) {
  return (
    <label className="translation-tick" htmlFor={id}>
      <input type="checkbox" id={id} name="reviewed" value={value} /> {label}
    </label>
  )
}

/** How the Serbian text reads in Cyrillic, and the words of it that a person should look at. */
function Cyrillic({ field, text, doubtful }: { field: string; text: string; doubtful: Shown['doubtful'] }) {
  const t = useTranslationWords()
  return (
    <>
      <InCyrillic field={field} text={text} />
      {doubtful.length > 0 && (
        <p className="small">
          {t('segment.doubtful')}{' '}
          {doubtful.map(({ latin, cyrillic }, place) => (
            <span key={latin}>
              {place > 0 && ', '}
              <a href={scriptHref(latin, cyrillic)}>
                <span lang="sr-Latn">{latin}</span> → <span lang="sr-Cyrl">{cyrillic}</span>
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function scriptHref(latin: string, cyrillic: string): string {
  const asked = { latin: latin.toLowerCase(), cyrillic: cyrillic.toLowerCase() }
  return `/app/translate/script?${new URLSearchParams(asked)}`
}

export function conflictKeys(refused: Refused | undefined): string[] {
  const details = refused?.details as { conflicts?: readonly { key: string }[] } | undefined
  return details?.conflicts?.map(({ key }) => key) ?? []
}
