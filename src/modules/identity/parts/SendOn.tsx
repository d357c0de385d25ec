import { useEffect, useRef } from 'react'
import { Page, SubmitButton } from '../../../web/parts/index.ts'
import type { Fields } from '../carried.ts'
import { useWords } from '../words.ts'

/** What waited for the proof, on its way: by itself where there are scripts, else with one button. */
export function SendOn({ to, fields }: { to: string; fields: Fields }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.requestSubmit(), [])
  return (
    <Page title={t('again.proved')} lead={t('again.send-lead')}>
      <title>{t('again.proved')}</title>
      <form method="post" action={to} ref={form}>
        {fields.map(([name, value], index) => (
          <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>{t('again.send')}</SubmitButton>
      </form>
    </Page>
  )
}
