import { typedDay } from '../../../kit/entered-day.ts'
import { contentLang } from '../../../locale/index.ts'
import type { Refused } from '../../../server/pages.ts'
import { DayField, Details, errorOf, RadioGroup, SelectField, TextArea, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import {
  EVIDENCE_CLASSES,
  EVIDENCE_KINDS,
  EVIDENCE_LANGUAGES,
  isEvidenceClass,
  isEvidenceKind,
  isEvidenceLanguage,
} from '../model.ts'
import { partsOf } from '../source-day.ts'
import { useEvidenceWords } from '../words.ts'

interface Facts {
  readonly class: string
  readonly kind: string
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  readonly publishedOn: string | null
  readonly language: string
  readonly url: string | null
  readonly note: string | null
  readonly institutionId: string | null
  readonly container: string | null
  readonly place: string | null
  readonly number: string | null
  readonly doi: string | null
}

export interface Institution {
  readonly id: string
  readonly country: string | null
  readonly name: string
}

/** In the order of the form. */
export const FACT_NAMES = [
  'title',
  'kind',
  'url',
  'author',
  'publisher',
  'institutionId',
  'publishedOn',
  'language',
  'class',
  'container',
  'place',
  'number',
  'doi',
  'note',
] as const

const CITING = ['container', 'place', 'number', 'doi'] as const

type Name = keyof Facts

interface Props {
  refused: Refused | undefined
  standing?: Facts
  institutions: readonly Institution[]
}

/** Everything that is known of a source but its country and its file. */
export function EvidenceFields({ refused, standing, institutions }: Props) {
  const t = useEvidenceWords()
  const ownLanguage = contentLang(useLocale())
  const field = (name: Name) => ({
    name,
    error: errorOf(refused, name),
    defaultValue: refused ? refused.typed[name] : (standing?.[name] ?? undefined),
  })
  const day = standing?.publishedOn ? partsOf(standing.publishedOn) : undefined
  return (
    <>
      <TextField {...field('title')} label={t('title')} hint={t('title.hint')} />
      <SelectField
        {...field('kind')}
        label={t('kind')}
        options={EVIDENCE_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
      />
      <TextField {...field('url')} label={t('url')} hint={t('url.hint')} type="url" optional />
      <TextField {...field('author')} label={t('author')} optional />
      <TextField {...field('publisher')} label={t('publisher')} optional />
      <SelectField
        {...field('institutionId')}
        label={t('institution')}
        hint={t('institution.hint')}
        optional
        options={[{ value: '', label: t('institution.none') }, ...institutions.map(institutionOption)]}
      />
      <DayField
        name="publishedOn"
        label={t('published-on')}
        hint={t('published-on.hint')}
        optional
        error={errorOf(refused, 'publishedOn')}
        defaultValue={typedDay(refused, 'publishedOn', day)}
      />
      <SelectField
        {...field('language')}
        label={t('language')}
        defaultValue={field('language').defaultValue ?? ownLanguage}
        options={EVIDENCE_LANGUAGES.map((each) => ({ value: each, label: t(`language.${each}`) }))}
      />
      <RadioGroup
        {...field('class')}
        label={t('class')}
        defaultValue={field('class').defaultValue ?? 'team'}
        options={EVIDENCE_CLASSES.map((each) => ({
          value: each,
          label: t(`class.${each}`),
          hint: t(`class.${each}.hint`),
        }))}
      />
      <Details summary={t('citing')} open={CITING.some((name) => field(name).defaultValue || field(name).error)}>
        <TextField {...field('container')} label={t('container')} hint={t('container.hint')} optional />
        <TextField {...field('place')} label={t('place')} width={20} optional />
        <TextField {...field('number')} label={t('number')} hint={t('number.hint')} width={20} optional />
        <TextField {...field('doi')} label={t('doi')} width={20} optional />
      </Details>
      <TextArea {...field('note')} label={t('note')} hint={t('note.hint')} rows={3} optional />
    </>
  )
}

const institutionOption = ({ id, country, name }: Institution) => ({
  value: id,
  label: country === null ? name : `${country.toUpperCase()} · ${name}`,
})

/** The names of the fields, for what is said about them elsewhere. */
export function useFactLabels() {
  const t = useEvidenceWords()
  return {
    title: t('title'),
    kind: t('kind'),
    url: t('url'),
    author: t('author'),
    publisher: t('publisher'),
    publishedOn: t('published-on'),
    language: t('language'),
    class: t('class'),
    note: t('note'),
    institutionId: t('institution'),
    container: t('container'),
    place: t('place'),
    number: t('number'),
    doi: t('doi'),
  }
}

/** Words of coded things, as stored. */
export function useEvidenceCodes() {
  const t = useEvidenceWords()
  return {
    classWord: (code: string) => (isEvidenceClass(code) ? t(`class.${code}`) : code),
    kindWord: (code: string) => (isEvidenceKind(code) ? t(`kind.${code}`) : code),
    languageWord: (code: string) => (isEvidenceLanguage(code) ? t(`language.${code}`) : code),
  }
}
