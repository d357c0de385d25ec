import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, toSignIn, type Asked } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { Notice, Page, Refusal } from '../../../web/parts/index.ts'
import { applyWorkbook, bringWorkbook } from '../commands.server.ts'
import { decidedIn } from '../decided.ts'
import { BringWorkbook } from '../parts/BringWorkbook.tsx'
import { BroughtWorkbook } from '../parts/BroughtWorkbook.tsx'
import { readRequestWorkbook } from '../queries.server.ts'
import { useWorkbookWords } from '../words.ts'

export const loader = read(readRequestWorkbook, ({ params, url }) => ({
  id: params['id'],
  file: url.searchParams.get('file') ?? undefined,
}))

export async function action(args: ActionFunctionArgs) {
  // Nobody who is signed out makes the server keep a file, for however short a time.
  const { actor, isSample } = args.context.get(pageContext)
  if (!actor) throw toSignIn(new URL(args.request.url))
  const { fields, upload, drop } = await readUploadForm(args.request)
  const home = ({ params }: Asked) => `/app/requests/${params['id']}/workbook`
  try {
    if (textOf(fields, 'act') === 'apply') {
      const input = (form: FormData, { params }: Asked) => ({ id: params['id'], ...decidedIn(form) })
      const then = ({ questions }: { questions: number }, asked: Asked) => `${home(asked)}?done=${questions}`
      return await performForm(applyWorkbook, { input, then }, args, fields)
    }
    const input = (_form: FormData, { params }: Asked) => ({ id: params['id'], upload, isSample })
    const then = ({ id }: { id: string }, asked: Asked) => `${home(asked)}?file=${id}`
    return await performForm(bringWorkbook, { input, then }, args, fields)
  } finally {
    await drop()
  }
}

/** A workbook that came to us, taken over for the institution. */
export default function RequestWorkbookPage() {
  const { request, isOpen, brought } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useWorkbookWords()
  const title = t('request.title', { reference: request.reference })
  const done = Number(search.get('done')) || 0
  return (
    <Page title={title} lead={t('request.lead')}>
      <title>{title}</title>
      {done > 0 && !refused && <Notice kind="success" title={t('done', { count: done })} />}
      {!isOpen && <Notice kind="info" title={t('closed')} />}
      <Refusal refused={refused} labels={{ file: t('in.file') }} />
      {brought && <BroughtWorkbook brought={brought} isOpen={isOpen} />}
      <BringWorkbook
        href={`/app/requests/${request.id}/workbook/questionnaire-${request.reference}.xlsx`}
        isOpen={isOpen}
        refused={refused}
      />
      <p>
        <a href={`/app/requests/${request.id}`}>{t('back.request')}</a>
      </p>
    </Page>
  )
}
