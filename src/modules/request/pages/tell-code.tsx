import { data, useActionData, useParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { textOf, toSignIn } from '../../../server/pages.ts'
import { DefinitionList, Notice, Page } from '../../../web/parts/index.ts'
import { codeTold, tellCode } from '../commands.server.ts'
import { useRequestWords } from '../words.ts'

/** A code is shown once, in answer to the act alone: it stands on no page that could be opened again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  if (!actor) throw toSignIn(new URL(request.url))
  const form = await request.formData()
  try {
    const output = await host.perform(tellCode, { token, key: textOf(form, 'key'), input: { id: params['id'] } })
    return { reference: output.reference, link: output.link, code: codeTold(output) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw data({ message: tellProblem(error).message }, error.status)
  }
}

export default function TellCodePage() {
  const told = useActionData<typeof action>()
  const t = useRequestWords()
  const { id = '' } = useParams()
  const title = t('code.title', { reference: told?.reference ?? '' })
  return (
    <Page title={title} lead={t('code.text')}>
      <title>{title}</title>
      {told?.code === undefined ? (
        <Notice kind="attention" title={t('code.gone')} />
      ) : (
        <DefinitionList
          items={[
            { term: t('code.link'), definition: <a href={told.link}>{told.link}</a> },
            { term: t('code.code'), definition: <strong className="code">{told.code}</strong> },
          ]}
        />
      )}
      <p>
        <a href={`/app/requests/${id}`}>{t('code.back')}</a>
      </p>
    </Page>
  )
}
