import { useParams } from 'react-router'
import { Page } from '../../../web/parts/index.ts'
import { useReplyWords } from '../../reply/words.ts'
import { useFindingWords } from '../words.ts'

/** Without the link's key, or after the time was over. It says nothing of whether such findings are there. */
export default function LostFindingsPage() {
  const t = useFindingWords()
  const r = useReplyWords()
  const { reference = '' } = useParams()
  return (
    <Page title={r('lost.title')}>
      <title>{r('lost.title')}</title>
      <p>{t('lost.text', { reference })}</p>
      <p>{r('lost.kept')}</p>
    </Page>
  )
}
