import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, toSignIn } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Empty, errorOf, FileField, Notice, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { askedIn } from '../asked.server.ts'
import { readTextFiles } from '../file-queries.server.ts'
import { bringTexts, takeTextsIn } from '../import-commands.server.ts'
import { BroughtTexts } from '../parts/BroughtTexts.tsx'
import { deskHref, filesHref } from '../parts/desk-data.ts'
import { Filter } from '../parts/Filter.tsx'
import { LanguageName } from '../parts/Overview.tsx'
import { useTranslationWords } from '../words.ts'
import '../parts/translation.css'

export const loader = read(readTextFiles, ({ url }) => ({
  ...askedIn(url),
  importId: url.searchParams.get('import') ?? undefined,
}))

export async function action(args: ActionFunctionArgs) {
  // Nobody who is signed out makes the server keep a file, for however short a time.
  const { actor, isSample } = args.context.get(pageContext)
  if (!actor) throw toSignIn(new URL(args.request.url))
  const { fields, upload, drop } = await readUploadForm(args.request)
  try {
    if (textOf(fields, 'act') === 'apply') return await apply(args, fields)
    const input = () => ({ versionId: textOf(fields, 'versionId'), lang: textOf(fields, 'lang'), upload, isSample })
    const then = ({ id }: { id: string }) => hereWith(args, { import: id })
    return await performForm(bringTexts, { input, then }, args, fields)
  } finally {
    await drop()
  }
}

const DECIDED = 'decide.'

function apply(args: ActionFunctionArgs, form: FormData) {
  const input = () => ({
    importId: textOf(form, 'importId'),
    seen: textOf(form, 'seen'),
    all: textOf(form, 'all') || undefined,
    texts: Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name.startsWith(DECIDED) && value !== '' ? [[name.slice(DECIDED.length), value]] : [],
      ),
    ),
  })
  const then = ({ texts }: { texts: number }) => hereWith(args, { done: 'applied', texts: String(texts) })
  return performForm(takeTextsIn, { input, then }, args, form)
}

/** The same texts as before, with what has become of a file. */
function hereWith({ request }: Pick<ActionFunctionArgs, 'request'>, said: Readonly<Record<string, string>>): string {
  const { pathname, searchParams } = new URL(request.url)
  for (const name of ['import', 'done', 'texts', 'index']) searchParams.delete(name)
  for (const [name, value] of Object.entries(said)) searchParams.set(name, value)
  return `${pathname}?${searchParams}`
}

export type TextFilesData = ReturnType<typeof useLoaderData<typeof loader>>

export default function TextFiles() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useTranslationWords()
  const [search] = useSearchParams()
  const { asked, brought, mayWrite } = data
  return (
    <Page title={t('files.title')} lead={t('files.lead')}>
      <title>{t('files.title')}</title>
      {search.get('done') === 'applied' && (
        <Notice kind="success" title={t('files.applied', { texts: Number(search.get('texts')) || 0 })}>
          <p>{t('files.applied.text')}</p>
        </Notice>
      )}
      <Refusal refused={refused} labels={{ file: t('files.file') }} />
      <p>
        <a href={deskHref(asked, {})}>{t('script.to-desk')}</a>
      </p>
      {brought && <BroughtTexts data={data} brought={brought} />}
      <Filter data={data} />
      {asked.lang === undefined ? (
        <Empty title={t('files.no-language')}>
          <p>{t('files.no-language.text')}</p>
        </Empty>
      ) : (
        <>
          <Out data={data} />
          {mayWrite ? <Bring data={data} refused={refused} /> : <p>{t('files.in.not-here')}</p>}
        </>
      )}
    </Page>
  )
}

/** A translation file has one source language, so there is one for each. */
function Out({ data: { version, asked, total, sources } }: { data: TextFilesData }) {
  const t = useTranslationWords()
  const name = `translations-${version.code}-${asked.lang}`
  return (
    <section aria-labelledby="out">
      <h2 id="out">
        {t('files.out')} <LanguageName lang={asked.lang!} />
      </h2>
      <p>{t('files.out.text', { count: total })}</p>
      {asked.lang === 'sr' && <p>{t('files.out.cyrillic')}</p>}
      {total > 0 && (
        <ul>
          {sources.map((from) => (
            <li key={from}>
              <a href={filesHref(asked, `${name}.xlf`, { from })}>
                {t('files.out.xlf')} <LanguageName lang={from} />
              </a>
            </li>
          ))}
          <li>
            <a href={filesHref(asked, `${name}.xlsx`)}>{t('files.out.xlsx')}</a>
          </li>
        </ul>
      )}
    </section>
  )
}

function Bring({ data, refused }: { data: TextFilesData; refused: Parameters<typeof errorOf>[0] }) {
  const t = useTranslationWords()
  return (
    <section aria-labelledby="in">
      <h2 id="in">
        {t('files.in')} <LanguageName lang={data.asked.lang!} />
      </h2>
      <p>{t('files.in.text')}</p>
      <form method="post" encType="multipart/form-data" noValidate>
        <FormKey />
        <input type="hidden" name="versionId" value={data.version.id} readOnly />
        <input type="hidden" name="lang" value={data.asked.lang} readOnly />
        <FileField
          name="file"
          label={t('files.file')}
          hint={t('files.file.hint')}
          error={errorOf(refused, 'file')}
          accept=".xlf,.xliff,.xlsx"
        />
        <SubmitButton>{t('files.in.submit')}</SubmitButton>
      </form>
    </section>
  )
}
