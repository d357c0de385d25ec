import { redirect, useActionData, useParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, textOf } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { Page, Refusal } from '../../../web/parts/index.ts'
import { attachToAnswer, removeFromAnswer } from '../commands.server.ts'
import { AttachForm } from '../parts/AnswerFiles.tsx'
import { useReplyWords } from '../words.ts'

export async function action(args: ActionFunctionArgs) {
  const { reference, number } = args.params
  // Nobody without a code makes the server keep a file, for however short a time.
  if (!args.context.get(pageContext).actor) throw redirect(`/r/${reference}`)
  const { fields, upload, drop } = await readUploadForm(args.request)
  const then = () => `/r/${reference}/q/${number}?files=yes#files`
  try {
    if (textOf(fields, 'act') === 'remove')
      return await performForm(
        removeFromAnswer,
        { input: () => ({ reference, number, file: textOf(fields, 'file') }), then },
        args,
        fields,
      )
    return await performForm(attachToAnswer, { input: () => ({ reference, number, upload }), then }, args, fields)
  } finally {
    await drop()
  }
}

/** Shown where a file was refused: says why, and takes another one. */
export default function AnswerFilesPage() {
  const refused = useActionData<typeof action>()?.refused
  const t = useReplyWords()
  const { reference = '', number = '' } = useParams()
  return (
    <Page title={t('files.add')}>
      <title>{refused ? `${t('error-title')} ${t('files.add')}` : t('files.add')}</title>
      <Refusal refused={refused} labels={{ file: t('files.file') }} />
      <AttachForm reference={reference} number={Number(number)} refused={refused} />
      <p>
        <a href={`/r/${reference}/q/${number}`}>{t('files.back')}</a>
      </p>
    </Page>
  )
}
