import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, toSignIn, type Asked } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { errorOf, FileField, Notice, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { applyFile, bringFile } from '../commands.server.ts'
import { FILE_FORMATS } from '../model.ts'
import { BroughtFile } from '../parts/BroughtFile.tsx'
import { readFiles } from '../queries.server.ts'
import { useExchangeWords } from '../words.ts'

export const loader = read(readFiles, ({ params, url }) => ({
  code: params['code'],
  importId: url.searchParams.get('import') ?? undefined,
  into: url.searchParams.get('into') || undefined,
  // Not `lang`, which is the language of the page.
  lang: url.searchParams.get('wording') || undefined,
}))

export async function action(args: ActionFunctionArgs) {
  // Nobody who is signed out makes the server keep a file, for however short a time.
  const { actor, isSample } = args.context.get(pageContext)
  if (!actor) throw toSignIn(new URL(args.request.url))
  const { fields, upload, drop } = await readUploadForm(args.request)
  try {
    if (textOf(fields, 'act') === 'apply') return await apply(args, fields)
    const input = () => ({ versionId: textOf(fields, 'versionId'), upload, isSample })
    const then = ({ id }: { id: string }, { params }: Asked) => `/app/instrument/${params['code']}/files?import=${id}`
    return await performForm(bringFile, { input, then }, args, fields)
  } finally {
    await drop()
  }
}

function apply(args: ActionFunctionArgs, form: FormData) {
  const input = () => ({
    importId: textOf(form, 'importId'),
    revision: textOf(form, 'revision'),
    all: textOf(form, 'all') || undefined,
    into: textOf(form, 'into') || undefined,
    lang: textOf(form, 'lang') || undefined,
    items: Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name.startsWith('item.') && value !== '' ? [[name.slice('item.'.length), value]] : [],
      ),
    ),
  })
  const then = ({ items }: { items: number }, { params }: Asked) =>
    `/app/instrument/${params['code']}/files?done=applied&items=${items}`
  return performForm(applyFile, { input, then }, args, form)
}

export type FilesData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Files() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useExchangeWords()
  const [search] = useSearchParams()
  const { version, mayEdit, brought } = data
  const title = t('title', { code: version.code })
  return (
    <Page title={title} lead={t(version.state === 'draft' ? 'lead.draft' : 'lead.published')}>
      <title>{title}</title>
      {search.get('done') === 'applied' && (
        <Notice kind="success" title={t('done.applied', { items: Number(search.get('items')) || 0 })}>
          <p>{t('done.undo')}</p>
        </Notice>
      )}
      <Refusal refused={refused} labels={{ file: t('file') }} />
      <p>
        <a href={`/app/instrument/${version.code}`}>{t('to-designer')}</a>
      </p>
      {brought && <BroughtFile data={data} brought={brought} />}
      <section aria-labelledby="out">
        <h2 id="out">{t('out.title')}</h2>
        <p>{t('out.text')}</p>
        <ul>
          {FILE_FORMATS.map((format) => (
            <li key={format}>
              <a href={`/app/instrument/${version.code}/files/instrument-${version.code}.${format}`}>
                {t(`out.${format}`)}
              </a>
            </li>
          ))}
          <li>
            <a href={`/app/instrument/${version.code}/files/form-${version.code}.xlsx`}>{t('out.form')}</a>
          </li>
        </ul>
      </section>
      {mayEdit && <Bring data={data} refused={refused} />}
    </Page>
  )
}

function Bring({ data, refused }: { data: FilesData; refused: Parameters<typeof errorOf>[0] }) {
  const t = useExchangeWords()
  return (
    <section aria-labelledby="in">
      <h2 id="in">{t('in.title')}</h2>
      <p>{t('in.text')}</p>
      <p>{t('in.form')}</p>
      <form method="post" encType="multipart/form-data" noValidate>
        <FormKey />
        <input type="hidden" name="versionId" value={data.version.id} readOnly />
        <FileField
          name="file"
          label={t('file')}
          hint={t('file.hint')}
          error={errorOf(refused, 'file')}
          accept=".xlsx,.csv,.json"
        />
        <SubmitButton>{t('in.submit')}</SubmitButton>
      </form>
    </section>
  )
}
