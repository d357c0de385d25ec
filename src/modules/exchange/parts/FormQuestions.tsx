import { CONTENT_LANGS, textIn } from '../../../kit/local-text.ts'
import { nativeName } from '../../../locale/index.ts'
import { Button, Notice, SelectField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import type { FilesData } from '../pages/files.tsx'
import { useExchangeWords } from '../words.ts'

type Brought = NonNullable<FilesData['brought']>

/** What a form leaves open; it stands in the address, so that what is shown and what is applied rest on the same. */
export function FormQuestions({ id, form }: { id: string; form: NonNullable<Brought['form']> }) {
  const t = useExchangeWords()
  const locale = useLocale()
  const { asks, areas, into, lang } = form
  const none = { value: '', label: t('form.choose') }
  const named = areas.map(({ code, title }) => ({
    value: code,
    label: title ? `${code} ${textIn(title, locale).text}` : code,
  }))
  return (
    <>
      <p>{t('form.lead')}</p>
      {(asks.into || asks.lang) && (
        <Notice kind="info" title={t('form.asks')}>
          <p>{t('form.asks.text')}</p>
        </Notice>
      )}
      {(asks.into || asks.lang || into || lang) && (
        <form method="get">
          <input type="hidden" name="import" value={id} readOnly />
          {(asks.lang || lang) && (
            <SelectField
              name="wording"
              label={t('form.lang')}
              options={[
                none,
                ...CONTENT_LANGS.map((value) => ({ value, label: nativeName(value === 'sr' ? 'sr-latn' : value) })),
              ]}
              defaultValue={lang ?? ''}
            />
          )}
          {(asks.into || into) && (
            <SelectField
              name="into"
              label={t('form.into')}
              hint={t('form.into.hint')}
              options={[none, ...named]}
              defaultValue={into ?? ''}
            />
          )}
          <Button>{t('form.show')}</Button>
        </form>
      )}
    </>
  )
}
