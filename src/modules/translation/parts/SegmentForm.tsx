import { useRef } from 'react'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, ButtonLink, Conflict, SaveBar } from '../../../web/parts/index.ts'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { useTranslationWords } from '../words.ts'
import { deskHref, type DeskData, type List } from './desk-data.ts'
import { conflictKeys, SegmentRow } from './SegmentRow.tsx'
import { useTextSaver, type ShownConflict } from './useTextSaver.ts'

interface Props {
  readonly data: DeskData
  readonly list: List
  readonly refused: Refused | undefined
}

/** All texts of a page in one form: whichever button is pressed, everything that was typed goes along. */
export function SegmentForm({ data, list, refused }: Props) {
  const t = useTranslationWords()
  const ref = useRef<HTMLFormElement>(null)
  const isRefusedConflict = conflictKeys(refused).length > 0
  const state = useTextSaver(ref, data.mayWrite && !isRefusedConflict)
  const refusedConflicts = (refused?.details as { conflicts?: readonly ShownConflict[] } | undefined)?.conflicts ?? []
  const conflicts = state.kind === 'conflict' ? state.conflict : refusedConflicts
  const lang = data.asked.lang!
  const rows = list.segments.map((segment) => (
    <SegmentRow key={segment.key} data={data} lang={lang} segment={segment} refused={refused} />
  ))
  if (!data.mayWrite) return rows
  const isToReview = list.segments.some((it) => it.state === 'unreviewed' && !it.isOwn)
  return (
    <form method="post" ref={ref} noValidate className="translation-form">
      <FormKey />
      <input type="hidden" name="versionId" value={data.version.id} readOnly />
      <input type="hidden" name="lang" value={lang} readOnly />
      {conflicts.length > 0 && <Both data={data} conflicts={conflicts} />}
      <SaveBar label={t('bar.label')} edge="top" state={state}>
        <Button name="act" value="save">
          {t('bar.save')}
        </Button>
        {isToReview && (
          <Button kind="secondary" name="act" value="review">
            {t('bar.review')}
          </Button>
        )}
      </SaveBar>
      <p className="small muted">{t('keys')}</p>
      {rows}
    </form>
  )
}

/** Somebody else wrote the same text: both, and the two ways out. The form below still holds mine. */
function Both({ data, conflicts }: { data: DeskData; conflicts: readonly ShownConflict[] }) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  const said = (text: string) => text || t('segment.nothing')
  const by = conflicts.find((it) => it.by !== null)?.by
  const nameOf = (key: string) => {
    const [item = '', name = ''] = key.split(':')
    return `${item} ${label(name)}`
  }
  return (
    <Conflict
      mine={Object.fromEntries(conflicts.map(({ key, mine }) => [key, said(mine)]))}
      theirs={Object.fromEntries(conflicts.map(({ key, theirs }) => [key, said(theirs)]))}
      labels={Object.fromEntries(conflicts.map(({ key }) => [key, nameOf(key)]))}
      theirsBy={by ?? undefined}
    >
      <Button name="act" value="save">
        {t('conflict.keep')}
      </Button>
      <ButtonLink kind="secondary" href={deskHref(data.asked, {})}>
        {t('conflict.take')}
      </ButtonLink>
    </Conflict>
  )
}
