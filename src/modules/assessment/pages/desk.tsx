import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { textIn } from '../../../kit/local-text.ts'
import { read } from '../../../server/pages.ts'
import { Notice, Page, Refusal, Wording } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { levelOf } from '../../instrument/index.ts'
import { performOnDesk } from '../desk-action.server.ts'
import { readDesk } from '../desk-queries.server.ts'
import { DeskForm } from '../parts/DeskForm.tsx'
import { DeskHead } from '../parts/DeskHead.tsx'
import { useFieldNames } from '../parts/field-names.ts'
import { useAssessmentWords } from '../words.ts'
import '../parts/desk.css'

export const handle = { scripts: true }
export const loader = read(readDesk, ({ params }) => ({ cycleId: params['cycleId'], code: params['code'] }))
export const action = performOnDesk

export default function Desk() {
  const desk = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAssessmentWords()
  const locale = useLocale()
  const labels = useFieldNames()
  const { cycle, indicator } = desk
  const country = textIn(cycle.countryName, locale).text
  const title = t('desk.title', { country, year: String(cycle.year), code: indicator.code })
  return (
    <Page title={title} lead={<Wording text={indicator.title} />}>
      <title>{title}</title>
      <Done />
      {refused?.code !== 'kit.conflict' && <Refusal refused={refused} labels={labels} />}
      <DeskHead desk={desk} />
      <DeskForm key={`${cycle.id} ${indicator.code}`} desk={desk} refused={refused} />
    </Page>
  )
}

/** What became of the act before, also where it was about the indicator before. */
function Done() {
  const t = useAssessmentWords()
  const [search] = useSearchParams()
  const done = search.has('withdrawn') ? 'figure-withdrawn' : search.get('done')
  const code = search.get('of') ?? ''
  if (done === 'nothing') return <Notice kind="attention" title={t('desk.nothing')} />
  if (done === 'figure-withdrawn') return <Notice kind="success" title={t('desk.figure-withdrawn')} />
  if (done !== 'saved' && done !== 'submitted' && done !== 'apart') return null
  if (levelOf(code) === 'indicator') return <Notice kind="success" title={t(`desk.${done}-other`, { code })} />
  return <Notice kind="success" title={t(`desk.${done}`)} />
}
