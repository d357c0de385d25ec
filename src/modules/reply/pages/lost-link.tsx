import { useParams } from 'react-router'
import { Page } from '../../../web/parts/index.ts'
import { useReplyWords } from '../words.ts'

/** Without the link's key, or after the time was over. It says nothing of whether such a request is there. */
export default function LostLinkPage() {
  const t = useReplyWords()
  const { reference = '' } = useParams()
  return (
    <Page title={t('lost.title')}>
      <title>{t('lost.title')}</title>
      <p>{t('lost.text', { reference })}</p>
      <p>{t('lost.kept')}</p>
    </Page>
  )
}
