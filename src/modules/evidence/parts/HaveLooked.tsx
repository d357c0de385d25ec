import type { Refused } from '../../../server/pages.ts'
import { Checkbox } from '../../../web/parts/index.ts'
import { useEvidenceWords } from '../words.ts'

/** Offered once something looked like a person's: who has looked at it saves all the same. */
export function HaveLooked({ refused }: { refused: Refused | undefined }) {
  const t = useEvidenceWords()
  if (refused?.code !== 'evidence.looks-personal' && refused?.typed['hasLooked'] !== 'yes') return null
  return (
    <Checkbox
      name="hasLooked"
      label={t('looked')}
      hint={t('looked.hint')}
      defaultChecked={refused.typed['hasLooked'] === 'yes'}
    />
  )
}
