import { redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, type Asked } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { Notice, Page, Refusal } from '../../../web/parts/index.ts'
import { applyReplyWorkbook, bringReplyWorkbook } from '../commands.server.ts'
import { decidedIn } from '../decided.ts'
import { BringWorkbook } from '../parts/BringWorkbook.tsx'
import { BroughtWorkbook } from '../parts/BroughtWorkbook.tsx'
import { readReplyWorkbook } from '../queries.server.ts'
import { useWorkbookWords } from '../words.ts'

const load = read(readReplyWorkbook, ({ params, url }) => ({
  reference: params['reference'],
  file: url.searchParams.get('file') ?? undefined,
}))

export async function loader(args: LoaderFunctionArgs) {
  if (!args.context.get(pageContext).actor) throw redirect(`/r/${args.params['reference']}`)
  return load(args)
}

export async function action(args: ActionFunctionArgs) {
  // Nobody who did not come in by a link makes the server keep a file, for however short a time.
  const { actor, isSample } = args.context.get(pageContext)
  if (!actor) throw redirect(`/r/${args.params['reference']}`)
  const { fields, upload, drop } = await readUploadForm(args.request)
  const of = ({ params }: Asked) => ({ reference: params['reference'] })
  const home = ({ params }: Asked) => `/r/${params['reference']}/excel`
  try {
    if (textOf(fields, 'act') === 'apply') {
      const input = (form: FormData, asked: Asked) => ({ ...of(asked), ...decidedIn(form) })
      const then = ({ questions }: { questions: number }, asked: Asked) => `${home(asked)}?done=${questions}`
      return await performForm(applyReplyWorkbook, { input, then }, args, fields)
    }
    const input = (_form: FormData, asked: Asked) => ({ ...of(asked), upload, isSample })
    const then = ({ id }: { id: string }, asked: Asked) => `${home(asked)}?file=${id}`
    return await performForm(bringReplyWorkbook, { input, then }, args, fields)
  } finally {
    await drop()
  }
}

/** The questions as a workbook, out and back in. */
export default function ExcelPage() {
  const { request, isOpen, brought } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useWorkbookWords()
  const home = `/r/${request.reference}`
  const done = Number(search.get('done')) || 0
  return (
    <Page title={t('page.title')} lead={t('page.lead')}>
      <title>{t('page.title')}</title>
      {done > 0 && !refused && <Notice kind="success" title={t('done', { count: done })} />}
      {!isOpen && <Notice kind="info" title={t('closed')} />}
      <Refusal refused={refused} labels={{ file: t('in.file') }} />
      {brought && <BroughtWorkbook brought={brought} isOpen={isOpen} />}
      <BringWorkbook href={`${home}/excel/questionnaire-${request.reference}.xlsx`} isOpen={isOpen} refused={refused} />
      <p>
        <a href={`${home}/tasks`}>{t('back.tasks')}</a>
      </p>
    </Page>
  )
}
