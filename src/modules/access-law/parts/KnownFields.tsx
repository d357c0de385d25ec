import type { Refused } from '../../../server/pages.ts'
import { Checkbox, errorOf, TextArea, TextField } from '../../../web/parts/index.ts'
import { useAccessLawWords } from '../words.ts'

interface Standing {
  readonly article: string | null
  readonly source: string
  readonly isConfirmed: boolean
}

export function useKnownLabels() {
  const t = useAccessLawWords()
  return { article: t('article'), source: t('source'), isConfirmed: t('form.confirmed'), reason: t('form.reason') }
}

/** Where a provision stands and is known from, and why it is changed. */
export function KnownFields({ standing, refused }: { standing: Standing | null; refused: Refused | undefined }) {
  const t = useAccessLawWords()
  const typed = (name: 'article' | 'source') => (refused ? refused.typed[name] : (standing?.[name] ?? ''))
  const isConfirmed = refused ? refused.typed['isConfirmed'] === 'yes' : (standing?.isConfirmed ?? false)
  return (
    <>
      <TextField
        name="article"
        label={t('article')}
        optional
        width={10}
        error={errorOf(refused, 'article')}
        defaultValue={typed('article')}
      />
      <TextField
        name="source"
        label={t('source')}
        hint={t('form.source.hint')}
        error={errorOf(refused, 'source')}
        defaultValue={typed('source')}
      />
      <Checkbox
        name="isConfirmed"
        label={t('form.confirmed')}
        hint={t('form.confirmed.hint')}
        error={errorOf(refused, 'isConfirmed')}
        defaultChecked={isConfirmed}
      />
      <ReasonField refused={refused} />
    </>
  )
}

export function ReasonField({ refused }: { refused: Refused | undefined }) {
  const t = useAccessLawWords()
  return (
    <TextArea
      name="reason"
      label={t('form.reason')}
      hint={t('form.reason.hint')}
      rows={3}
      error={errorOf(refused, 'reason')}
      defaultValue={refused?.typed['reason']}
    />
  )
}
