import { CONTENT_LANGS } from '../../../kit/local-text.ts'
import { htmlLang, nativeName, type ContentLang } from '../../../locale/index.ts'
import { errorOf, TextArea } from '../../../web/parts/index.ts'
import { pieceOf, sourceOf } from '../draft.ts'
import { textFields } from '../fields.ts'
import { useInstrumentWords } from '../words.ts'
import type { FormProps } from './designer-data.ts'
import { useFieldLabel } from './field-label.ts'
import { InCyrillic } from './InCyrillic.tsx'

const LONG = ['question', 'rule.3', 'rule.2', 'rule.1', 'rule.0']

/** Every wording in all languages side by side, its source first. */
export function TextFields({ names, form }: { names: readonly string[]; form: FormProps }) {
  const { item } = form
  const label = useFieldLabel()
  return textFields(item.level)
    .filter((name) => names.includes(name))
    .map((name) => (
      <fieldset key={name} className="designer-text">
        <legend>{label(name)}</legend>
        <div className="designer-langs">
          {langsFrom(sourceOf(item.fields, name) ?? 'en').map((lang) => (
            <OneLanguage key={lang} name={name} lang={lang} form={form} />
          ))}
        </div>
      </fieldset>
    ))
}

function langsFrom(source: ContentLang): ContentLang[] {
  return [source, ...CONTENT_LANGS.filter((lang) => lang !== source)]
}

const localeOf = (lang: ContentLang) => (lang === 'sr' ? 'sr-latn' : lang)

function OneLanguage({ name, lang, form }: { name: string; lang: ContentLang; form: FormProps }) {
  const t = useInstrumentWords()
  const field = `${name}.${lang}`
  const piece = pieceOf(form.item.fields, field)
  const text = (form.valueOf(field) as string | null) ?? ''
  const state = piece ? t(`text.${piece.state}`) : t('text.missing')
  const label = (
    <>
      <span lang={htmlLang(localeOf(lang))}>{nativeName(localeOf(lang))}</span>{' '}
      <span className="small muted">({state})</span>
    </>
  )
  if (!form.isOpen(field))
    return (
      <div>
        <p className="label">{label}</p>
        <p lang={htmlLang(localeOf(lang))} className="designer-said">
          {text || t('text.nothing')}
        </p>
      </div>
    )
  return (
    <div>
      <TextArea
        name={field}
        label={label}
        lang={htmlLang(localeOf(lang))}
        rows={LONG.includes(name) ? 4 : 2}
        defaultValue={text}
        error={errorOf(form.refused, field)}
      />
      {lang === 'sr' && <InCyrillic field={field} text={text} />}
    </div>
  )
}
