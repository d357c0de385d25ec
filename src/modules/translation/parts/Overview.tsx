import { CONTENT_LANGS } from '../../../kit/local-text.ts'
import { formatNumber, htmlLang, nativeName, type ContentLang } from '../../../locale/index.ts'
import { TableRegion } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { KINDS, STATES, type Kind, type State } from '../model.ts'
import { useTranslationWords } from '../words.ts'
import { deskHref, type DeskData } from './desk-data.ts'

type Count = DeskData['counts'][number]

const localeOf = (lang: ContentLang) => (lang === 'sr' ? 'sr-latn' : lang)

/** A language's own name, marked as written in it. */
export function LanguageName({ lang }: { lang: ContentLang }) {
  const own = localeOf(lang)
  return <span lang={htmlLang(own)}>{nativeName(own)}</span>
}

/** How many texts of each language, kind and state; every number leads to those texts. */
export function Overview({ data }: { data: DeskData }) {
  const t = useTranslationWords()
  const { asked, counts } = data
  const langs = CONTENT_LANGS.filter((lang) => (asked.lang ?? lang) === lang && counts.some((it) => it.lang === lang))
  return (
    <TableRegion labelledBy="overview">
      <table className="dense translation-counts">
        <caption>
          <span id="overview">{t('overview.caption', { version: data.version.code })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.texts')}</th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="number">
                {t(`state.${state}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('overview.all')}
            </th>
          </tr>
        </thead>
        {langs.map((lang) => (
          <tbody key={lang}>
            <Row data={data} lang={lang} counts={counts.filter((it) => it.lang === lang)} />
            {KINDS.map((kind) => (
              <Row
                key={kind}
                data={data}
                lang={lang}
                kind={kind}
                counts={counts.filter((it) => it.lang === lang && it.kind === kind)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </TableRegion>
  )
}

interface RowProps {
  readonly data: DeskData
  readonly lang: ContentLang
  readonly kind?: Kind
  readonly counts: readonly Count[]
}

function Row({ data, lang, kind, counts }: RowProps) {
  const t = useTranslationWords()
  const sum = (state?: State) =>
    counts.filter((it) => state === undefined || it.state === state).reduce((all, { count }) => all + count, 0)
  if (kind !== undefined && sum() === 0) return null
  const cell = (state?: State) => (
    <td key={state ?? 'all'} className="number">
      <Number data={data} lang={lang} kind={kind} state={state} count={sum(state)} />
    </td>
  )
  return (
    <tr className={kind === undefined ? 'translation-sum' : undefined}>
      <th scope="row">{kind === undefined ? <LanguageName lang={lang} /> : t(`kind.${kind}`)}</th>
      {STATES.map(cell)}
      {cell()}
    </tr>
  )
}

interface NumberProps {
  readonly data: DeskData
  readonly lang: ContentLang
  readonly kind: Kind | undefined
  readonly state: State | undefined
  readonly count: number
}

function Number({ data, lang, kind, state, count }: NumberProps) {
  const locale = useLocale()
  const t = useTranslationWords()
  const shown = formatNumber(locale, count)
  if (count === 0) return shown
  const href = deskHref(data.asked, { lang, kind: kind ?? null, state: state ?? null, area: null })
  const label = t('overview.link', {
    count: shown,
    language: nativeName(localeOf(lang)),
    kind: kind === undefined ? t('kind.any') : t(`kind.${kind}`),
    state: state === undefined ? t('state.any') : t(`state.${state}`),
  })
  return (
    <a href={href} aria-label={label}>
      {shown}
    </a>
  )
}
