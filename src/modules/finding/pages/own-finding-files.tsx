import { redirect, useActionData, useParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, textOf } from '../../../server/pages.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { Page, Refusal } from '../../../web/parts/index.ts'
import { useReplyWords } from '../../reply/words.ts'
import { attachToFinding, removeFromFinding } from '../commands.server.ts'
import { AttachForm } from '../parts/OwnFiles.tsx'
import { useFindingWords } from '../words.ts'

export async function action(args: ActionFunctionArgs) {
  const { reference, number } = args.params
  // Nobody without a code makes the server keep a file, for however short a time.
  if (!args.context.get(pageContext).actor) throw redirect(`/f/${reference}`)
  const { fields, upload, drop } = await readUploadForm(args.request)
  const then = () => `/f/${reference}/n/${number}?files=yes#files`
  try {
    if (textOf(fields, 'act') === 'remove')
      return await performForm(
        removeFromFinding,
        { input: () => ({ reference, number, file: textOf(fields, 'file') }), then },
        args,
        fields,
      )
    return await performForm(attachToFinding, { input: () => ({ reference, number, upload }), then }, args, fields)
  } finally {
    await drop()
  }
}

/** Shown where a file was refused: says why, and takes another one. */
export default function OwnFindingFilesPage() {
  const refused = useActionData<typeof action>()?.refused
  const t = useFindingWords()
  const r = useReplyWords()
  const { reference = '', number = '' } = useParams()
  return (
    <Page title={r('files.add')}>
      <title>{refused ? `${r('error-title')} ${r('files.add')}` : r('files.add')}</title>
      <Refusal refused={refused} labels={{ file: r('files.file') }} />
      <AttachForm reference={reference} number={Number(number)} refused={refused} />
      <p>
        <a href={`/f/${reference}/n/${number}`}>{t('files.back')}</a>
      </p>
    </Page>
  )
}
