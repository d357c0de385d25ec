import { CONTENT_LANGS, textIn } from '../../../kit/local-text.ts'
import { htmlLang, nativeName } from '../../../locale/index.ts'
import { Button, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { KINDS, STATES } from '../model.ts'
import { useTranslationWords } from '../words.ts'
import type { Choices } from './desk-data.ts'

/** What is meant, as a plain form: it works without script and its address can be kept. The same on the desk and its files. */
export function Filter({ data }: { data: Choices }) {
  const t = useTranslationWords()
  const locale = useLocale()
  const { asked } = data
  const nameOf = (country: string | null) => {
    const found = data.names.find(({ code }) => code === country)
    return found ? textIn(found.name, locale).text : t('filter.core')
  }
  const any = { value: '', label: t('filter.any') }
  return (
    <form method="get" className="translation-filter">
      <SelectField
        name="version"
        label={t('filter.version')}
        defaultValue={asked.version}
        options={data.versions.map(({ code, country, state }) => ({
          value: code,
          label: t(state === 'draft' ? 'filter.draft' : 'filter.published', { of: nameOf(country), code }),
        }))}
      />
      <SelectField
        name="into"
        label={t('filter.lang')}
        defaultValue={asked.lang ?? ''}
        options={[
          any,
          ...CONTENT_LANGS.map((lang) => {
            const own = lang === 'sr' ? 'sr-latn' : lang
            return { value: lang, label: nativeName(own), lang: htmlLang(own) }
          }),
        ]}
      />
      <SelectField
        name="state"
        label={t('filter.state')}
        defaultValue={asked.state ?? ''}
        options={[any, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
      />
      <SelectField
        name="kind"
        label={t('filter.kind')}
        defaultValue={asked.kind ?? ''}
        options={[any, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
      />
      <SelectField
        name="area"
        label={t('filter.area')}
        defaultValue={asked.area ?? ''}
        options={[any, ...data.areas.map((value) => ({ value, label: value }))]}
      />
      <Button kind="secondary">{t('filter.submit')}</Button>
    </form>
  )
}
