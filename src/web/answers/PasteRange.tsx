import type { Block } from '../../answers/index.ts'
import { Details } from '../parts/Details.tsx'
import { TextArea } from '../parts/TextArea.tsx'
import { pasteName } from './form.ts'
import type { Labels } from './labels.ts'
import { useAnswerWords } from './words.ts'

/** For a range copied from a sheet, where no script puts it into the cells: it is read when the form is sent. */
export function PasteRange({ block, labels }: { block: Block; labels: Labels }) {
  const t = useAnswerWords()
  return (
    <Details summary={t('input.paste', { table: labels.ofBlock(block) })}>
      <TextArea name={pasteName(block.key)} label={t('input.range')} hint={t('input.range.hint')} rows={4} optional />
    </Details>
  )
}
