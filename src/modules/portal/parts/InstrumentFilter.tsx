import { Checkbox, SelectField } from '../../../web/parts/index.ts'
import type { Instrument } from '../readings/instrument.server.ts'
import { usePortalWords } from '../words.ts'
import { FilterForm } from './FilterForm.tsx'
import { usePlain } from './LocalizedText.tsx'

/** Area, kind, and the core alone. */
export function InstrumentFilter({ areaNames, kinds, chosen }: Pick<Instrument, 'areaNames' | 'kinds' | 'chosen'>) {
  const t = usePortalWords()
  const plain = usePlain()
  return (
    <FilterForm label={t('filter.label')}>
      <SelectField
        name="area"
        label={t('filter.area')}
        defaultValue={chosen.area ?? ''}
        options={[
          { value: '', label: t('filter.every-area') },
          ...areaNames.map(({ code, title }) => ({ value: code, label: plain(title) })),
        ]}
      />
      <SelectField
        name="kind"
        label={t('filter.kind')}
        defaultValue={chosen.kind ?? ''}
        options={[
          { value: '', label: t('filter.every-kind') },
          ...Object.entries(kinds).map(([value, name]) => ({ value, label: plain(name) })),
        ]}
      />
      <Checkbox name="core" value="yes" label={t('filter.core')} defaultChecked={chosen.isCoreOnly} />
    </FilterForm>
  )
}
