import { TextField } from '../../../web/parts/index.ts'
import { useWords } from '../words.ts'

export function NewPassword({ error }: { error: string | undefined }) {
  const t = useWords()
  return (
    <TextField
      name="password"
      type="password"
      label={t('field.new-password')}
      hint={t('field.new-password-hint')}
      error={error}
      autoComplete="new-password"
    />
  )
}
