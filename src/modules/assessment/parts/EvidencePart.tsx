import { Button, Checkbox, errorOf, SelectField, StatusChip, TextArea, TextField } from '../../../web/parts/index.ts'
import { citationPlaces } from '../draft-form.ts'
import { useAssessmentWords } from '../words.ts'
import type { DeskData, PaneProps } from './desk-data.ts'
import { langOfContent } from './langs.ts'

/** Passages that the rating rests on, one more to be cited, or why there is none. */
export function EvidencePart({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  const places = citationPlaces(values)
  return (
    <div id="citations" tabIndex={-1}>
      <h3>{t('evidence.title')}</h3>
      {places.length === 0 && <p>{t('evidence.none')}</p>}
      {places.map((place, index) => (
        <CitationFields key={place} name={`citation.${place}`} number={index + 1} desk={desk} values={values} />
      ))}
      {desk.mayWrite && <NextCitation desk={desk} values={values} refused={refused} />}
      <TextArea
        name="noEvidenceReason"
        label={t('evidence.no-evidence')}
        hint={t('evidence.no-evidence.hint')}
        rows={2}
        optional
        error={errorOf(refused, 'noEvidenceReason')}
        defaultValue={values['noEvidenceReason']}
      />
    </div>
  )
}

interface CitationProps {
  name: string
  number: number
  desk: DeskData
  values: PaneProps['values']
}

function CitationFields({ name, number, desk, values }: CitationProps) {
  const t = useAssessmentWords()
  const evidenceId = values[`${name}.evidenceId`] ?? ''
  const source = sourceOf(desk, evidenceId)
  return (
    <fieldset className="desk-citation">
      <legend>
        {t('evidence.cited', { number, title: '' })}
        <span lang={source?.language}>{source?.title}</span>
      </legend>
      <input type="hidden" name={`${name}.evidenceId`} value={evidenceId} />
      <p>
        <a href={`/app/evidence/${evidenceId}`}>{t('evidence.open')}</a>{' '}
        {source?.isWithdrawn && <StatusChip kind="stalled">{t('evidence.withdrawn')}</StatusChip>}
      </p>
      <TextField
        name={`${name}.page`}
        label={t('evidence.page')}
        width={10}
        optional
        defaultValue={values[`${name}.page`]}
      />
      <div data-source={source?.title}>
        <TextArea
          name={`${name}.quotation`}
          label={t('evidence.quotation')}
          rows={2}
          optional
          lang={langOfContent(source?.language ?? 'und')}
          defaultValue={values[`${name}.quotation`]}
        />
      </div>
      {desk.mayWrite && (
        <Checkbox
          name={`${name}.remove`}
          value="yes"
          label={t('evidence.remove')}
          defaultChecked={values[`${name}.remove`] === 'yes'}
        />
      )}
    </fieldset>
  )
}

function sourceOf({ cited, sources }: DeskData, id: string) {
  const known = cited.find(({ evidenceId }) => evidenceId === id) ?? sources.find((source) => source.id === id)
  return known && { ...known, isWithdrawn: 'withdrawnAt' in known && known.withdrawnAt !== null }
}

function NextCitation({ desk, values, refused }: PaneProps) {
  const t = useAssessmentWords()
  const options = desk.sources.map(({ id, title, language }) => ({ value: id, label: title, lang: language }))
  return (
    <div className="desk-citation">
      {options.length > 0 && (
        <>
          <SelectField
            name="cite.evidenceId"
            label={t('evidence.cite')}
            hint={t('evidence.cite.hint')}
            options={[{ value: '', label: t('evidence.cite.none') }, ...options]}
            error={errorOf(refused, 'citations')}
            defaultValue={values['cite.evidenceId']}
          />
          <TextField
            name="cite.page"
            label={t('evidence.page')}
            width={10}
            optional
            defaultValue={values['cite.page']}
          />
          <TextArea
            name="cite.quotation"
            label={t('evidence.quotation')}
            rows={2}
            optional
            defaultValue={values['cite.quotation']}
          />
        </>
      )}
      <Button kind="secondary" name="act" value="attach">
        {t('evidence.attach')}
      </Button>
      <p className="hint">{t('evidence.attach.hint')}</p>
    </div>
  )
}
