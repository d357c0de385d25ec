import { useLoaderData } from 'react-router'
import { dayIn, partsOf } from '../../../kit/entered-day.ts'
import { textIn } from '../../../kit/local-text.ts'
import { formatDay, htmlLang, isLocale, nativeName, parseDay, type Locale } from '../../../locale/index.ts'
import { read } from '../../../server/pages.ts'
import { Button, DayField, DefinitionList, Details, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { readDraftLetter } from '../letter-queries.server.ts'
import { LetterText } from '../parts/LetterText.tsx'
import { useRequestWords } from '../words.ts'
import '../parts/letters.css'

export const loader = read(readDraftLetter, ({ params, url, given }) => {
  const day = parseDay(dayIn(url.searchParams, 'sentOn'))
  return { id: params['id'], day: day.kind === 'day' ? day.iso : undefined, isSample: given.isSample }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** A letter as it would go out: to whom, by which way, with which deadline, and its questions. */
export default function DraftLetterPage() {
  const loaded = useLoaderData<typeof loader>()
  const { letter, day, cycleId } = loaded
  const t = useRequestWords()
  const locale: Locale = isLocale(letter.locale) ? letter.locale : 'en'
  const title = t('draft-letter.title', { reference: letter.reference, institution: letter.nameLocal })
  const fileOf = (format: string) => `/app/requests/${letter.id}/letter/draft.${format}?day=${day}`
  return (
    <Page title={title} lead={t('draft-letter.lead')}>
      <title>{title}</title>
      <p className="link-row">
        <a href={fileOf('pdf')}>{t('draft-letter.pdf')}</a>
        <a href={fileOf('docx')}>{t('draft-letter.docx')}</a>
      </p>
      <Facts loaded={loaded} />
      <form method="get" className="inline-form">
        <DayField name="sentOn" label={t('draft-letter.if-sent-on')} defaultValue={partsOf(day)} />
        <Button kind="secondary">{t('ask.scope.show')}</Button>
      </form>
      <section className="letter-paper" aria-label={t('draft-letter')}>
        <LetterText letter={{ ...letter, locale }} />
        <Attached loaded={loaded} locale={locale} />
      </section>
      <LeftOut left={letter.left} />
      {letter.email !== null && (
        <Details summary={t('draft-letter.mail')}>
          <LetterText letter={{ ...letter.mail, locale }} />
        </Details>
      )}
      <p>
        <a href={`/app/requests?${new URLSearchParams({ cycle: cycleId, state: 'draft' })}`}>
          {t('draft-letter.back')}
        </a>
      </p>
    </Page>
  )
}

function Facts({ loaded: { letter } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  return (
    <DefinitionList
      items={[
        {
          term: t('draft-letter.way'),
          definition:
            letter.email === null ? t('draft-letter.way.hand') : t('draft-letter.way.mail', { email: letter.email }),
        },
        {
          term: t('due-on'),
          definition: letter.dueOn === null ? t('due-on.none') : formatDay(locale, letter.dueOn),
        },
        { term: t('answers-until'), definition: formatDay(locale, letter.answersUntil) },
        {
          term: t('request.language'),
          definition: isLocale(letter.locale) ? nativeName(letter.locale) : letter.locale,
        },
      ]}
    />
  )
}

/** The questions under their areas, as they are attached. */
function Attached({ loaded: { letter }, locale }: { loaded: Loaded; locale: Locale }) {
  const areas = Map.groupBy(letter.attached, ({ areaCode }) => areaCode)
  return [...areas].map(([code, own]) => {
    const title = textIn(own[0]!.areaTitle, locale)
    return (
      <div key={code}>
        <h2 lang={htmlLang(title.locale)}>{title.text}</h2>
        <ol>
          {own.map(({ number, question }) => {
            const { text, locale: written } = textIn(question, locale)
            return (
              <li key={number} value={number} lang={htmlLang(written)}>
                {text}
              </li>
            )
          })}
        </ol>
      </div>
    )
  })
}

function LeftOut({ left }: { left: readonly string[] }) {
  const t = useRequestWords()
  if (left.length === 0) return null
  return (
    <>
      <p>{t('templates.left-out', { count: left.length })}</p>
      <ul>
        {left.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
