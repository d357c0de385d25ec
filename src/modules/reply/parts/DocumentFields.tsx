import type { Refused } from '../../../server/pages.ts'
import { Details, errorOf, FileField, RadioGroup, SelectField, TextField } from '../../../web/parts/index.ts'
import { useEvidenceWords } from '../../evidence/words.ts'
import { REPLY_CLASSES } from '../../request/index.ts'
import { WAYS } from '../model.ts'
import type { readTranscribedQuestion } from '../transcription-queries.server.ts'
import { useReplyWords } from '../words.ts'

interface Props {
  loaded: Awaited<ReturnType<(typeof readTranscribedQuestion)['run']>>
  refused: Refused | undefined
  /** The document in hand goes along from question to question. */
  search: URLSearchParams
}

/** What says the answer: a document that is there, or one that is uploaded now, how it came, and the page. */
export function DocumentFields({ loaded: { question, documents }, refused, search }: Props) {
  const t = useReplyWords()
  const ofEvidence = useEvidenceWords()
  const standing = question.evidenceId === null ? undefined : `evidence:${question.evidenceId}`
  const inHand = search.get('document') ?? undefined
  const chosen = refused?.typed['document'] ?? standing ?? inHand ?? ''
  const by = refused?.typed['cameBy'] ?? (standing ? question.cameBy : search.get('by'))
  return (
    <>
      <h2>{t('transcribe.document.title')}</h2>
      <SelectField
        name="document"
        label={t('transcribe.document')}
        hint={t('transcribe.document.hint')}
        error={errorOf(refused, 'document')}
        defaultValue={documents.some(({ value }) => value === chosen) ? chosen : ''}
        options={[{ value: '', label: t('transcribe.document.none') }, ...documents]}
      />
      <Details
        summary={t('transcribe.upload.open')}
        open={
          documents.length === 0 || errorOf(refused, 'file') !== undefined || errorOf(refused, 'document') !== undefined
        }
      >
        <FileField
          name="file"
          label={t('transcribe.upload')}
          hint={t('transcribe.upload.hint')}
          error={errorOf(refused, 'file')}
          optional
        />
        <SelectField
          name="class"
          label={ofEvidence('class')}
          hint={t('transcribe.class.hint')}
          error={errorOf(refused, 'class')}
          defaultValue={refused?.typed['class'] ?? 'team'}
          options={REPLY_CLASSES.map((each) => ({ value: each, label: ofEvidence(`class.${each}`) }))}
        />
      </Details>
      <RadioGroup
        name="cameBy"
        label={t('transcribe.by')}
        options={WAYS.map((value) => ({ value, label: t(`transcribe.by.${value}`) }))}
        defaultValue={by ?? 'paper'}
        error={errorOf(refused, 'cameBy')}
      />
      <TextField
        name="page"
        label={t('transcribe.page')}
        hint={t('transcribe.page.hint')}
        width={10}
        error={errorOf(refused, 'page')}
        defaultValue={refused?.typed['page'] ?? question.page ?? undefined}
      />
    </>
  )
}
