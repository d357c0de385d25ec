import { useEffect } from 'react'
import { wallTime } from '../../../locale/index.ts'
import { ButtonLink, Notice } from '../../../web/parts/index.ts'
import { useReplyWords } from '../words.ts'
import type { Writer } from '../writers.server.ts'

/** Somebody else writes to this question at this moment. */
export function WritingHere({ writer: { called, since } }: { writer: Writer }) {
  const t = useReplyWords()
  return (
    <Notice kind="attention" title={t('writing.here', { name: called || t('writing.somebody'), time: timeOf(since) })}>
      <p>{t('writing.both')}</p>
    </Notice>
  )
}

/** In place of the form, for the first two minutes; with script the page looks again by itself. */
export function WritingInstead({ writer, here }: { writer: Writer; here: string }) {
  const { called, since, heldUntil } = writer
  const t = useReplyWords()
  useEffect(() => {
    const left = Date.parse(heldUntil) - Date.now() + 1000
    const looking = setTimeout(() => window.location.assign(here), Math.max(left, 5000))
    return () => clearTimeout(looking)
  }, [heldUntil, here])
  return (
    <Notice kind="attention" title={t('writing.here', { name: called || t('writing.somebody'), time: timeOf(since) })}>
      <p>{t('writing.until', { time: timeOf(heldUntil) })}</p>
      <p>
        <ButtonLink kind="secondary" href={here}>
          {t('writing.again')}
        </ButtonLink>
      </p>
    </Notice>
  )
}

const timeOf = (at: string) => wallTime(at).time
