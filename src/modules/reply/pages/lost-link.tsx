import { data, redirect, useActionData, useParams, useSearchParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { refusedIn } from '../../../server/pages.ts'
import { Notice, Page, Refusal, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { sendNewLink } from '../new-link.server.ts'
import { useReplyWords } from '../words.ts'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const given = context.get(pageContext)
  const { reference = '' } = params
  try {
    await sendNewLink(given.host, reference, given.address)
    return redirect(`/r/${reference}?lang=${given.reading.locale}&asked=yes`, 303)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return data({ refused: refusedIn(given, error, await request.formData()) }, error.status)
  }
}

/** Without the link's key, or after the time was over. It says nothing of whether such a request is there. */
export default function LostLinkPage() {
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useReplyWords()
  const locale = useLocale()
  const { reference = '' } = useParams()
  const isAsked = search.get('asked') === 'yes' && !refused
  return (
    <Page title={t('lost.title')}>
      <title>{refused ? `${t('error-title')} ${t('lost.title')}` : t('lost.title')}</title>
      <Refusal refused={refused} />
      {isAsked && <Notice kind="success" title={t('lost.asked')} />}
      <p>{t('lost.text', { reference })}</p>
      <form method="post" action={`/r/${reference}?index&lang=${locale}`}>
        <p>{t('lost.new', { reference })}</p>
        <SubmitButton kind={isAsked ? 'secondary' : 'primary'}>{t('lost.ask')}</SubmitButton>
      </form>
      <p>{t('lost.kept')}</p>
    </Page>
  )
}
