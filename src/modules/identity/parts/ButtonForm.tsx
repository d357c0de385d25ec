import { FormKey } from '../../../web/form-key.tsx'
import { Button } from '../../../web/parts/index.ts'

interface Props {
  act: string
  label: string
  fields?: Readonly<Record<string, string>>
  kind?: 'secondary' | 'danger'
}

/** One act as one button. */
export function ButtonForm({ act, label, fields = {}, kind = 'secondary' }: Props) {
  return (
    <form method="post">
      <FormKey />
      <input type="hidden" name="act" value={act} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind}>{label}</Button>
    </form>
  )
}
