import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { compareIn } from '../../../locale/index.ts'
import { pageContext } from '../../../server/page-context.ts'
import { performForm, read, textOf, toSignIn, type Asked } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Empty, errorOf, FileField, Page, Refusal, SelectField, SubmitButton } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { backTo } from '../../cycle/parts/form.ts'
import { attachEvidence } from '../commands.server.ts'
import { EvidenceFields, useFactLabels } from '../parts/EvidenceFields.tsx'
import { HaveLooked } from '../parts/HaveLooked.tsx'
import { factsIn } from '../parts/facts-form.ts'
import { readNewEvidence } from '../library-queries.server.ts'
import { readUploadForm } from '../../../server/upload.server.ts'
import { useEvidenceWords } from '../words.ts'

export const loader = read(readNewEvidence)

export async function action(args: ActionFunctionArgs) {
  // Nobody who is signed out makes the server keep a file, for however short a time.
  if (!args.context.get(pageContext).actor) throw toSignIn(new URL(args.request.url))
  const { fields, upload, drop } = await readUploadForm(args.request)
  try {
    const input = () => ({
      country: textOf(fields, 'country'),
      cycleId: textOf(fields, 'cycleId') || undefined,
      ...factsIn(fields),
      upload,
    })
    const then = ({ id }: { id: string }, { url }: Asked) =>
      backTo(url, { evidence: id }) ?? `/app/evidence/${id}?done=added`
    return await performForm(attachEvidence, { input, then }, args, fields)
  } finally {
    await drop()
  }
}

export default function NewEvidencePage() {
  const { countries, institutions } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const [search] = useSearchParams()
  const t = useEvidenceWords()
  const locale = useLocale()
  const compare = compareIn(locale)
  const labels = { country: t('country'), ...useFactLabels() }
  const named = countries
    .map(({ code, name }) => ({ value: code, label: textIn(name, locale).text }))
    .sort((a, b) => compare(a.label, b.label))
  const first = (name: string) => refused?.typed[name] ?? search.get(name) ?? undefined
  if (countries.length === 0)
    return (
      <Page title={t('new.title')}>
        <title>{t('new.title')}</title>
        <Empty title={t('new.none.title')}>
          <p>{t('new.none.text')}</p>
        </Empty>
      </Page>
    )
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <title>{t('new.title')}</title>
      <Refusal refused={refused} labels={labels} />
      <form method="post" encType="multipart/form-data" noValidate>
        <FormKey />
        <input type="hidden" name="cycleId" value={first('cycleId') ?? ''} />
        <SelectField
          name="country"
          label={t('country')}
          options={named}
          error={errorOf(refused, 'country')}
          defaultValue={first('country')}
        />
        <EvidenceFields refused={refused} institutions={institutions} />
        <FileField name="file" label={t('file')} hint={t('file.hint')} error={errorOf(refused, 'file')} optional />
        <HaveLooked refused={refused} />
        <SubmitButton>{t('new.submit')}</SubmitButton>
      </form>
    </Page>
  )
}
