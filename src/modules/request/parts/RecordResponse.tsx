import { FormKey } from '../../../web/form-key.tsx'
import { Button, SelectField, Wording } from '../../../web/parts/index.ts'
import { useEvidenceWords } from '../../evidence/words.ts'
import { REPLY_CLASSES } from '../accept-model.ts'
import type { readResponse } from '../response-queries.server.ts'
import { useRequestWords } from '../words.ts'

type Loaded = Awaited<ReturnType<(typeof readResponse)['run']>>

/** What the register says of the indicators about answering, offered: a person records it, with its calculation. */
export function RecordResponse({ loaded: { offered, rows } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const ofEvidence = useEvidenceWords()
  const awaiting = rows.filter(({ outcome }) => outcome === 'awaiting').length
  return (
    <section>
      <h2>{t('response.record')}</h2>
      <p>{offered.length === 0 ? t('response.record.not-yet', { count: awaiting }) : t('response.record.lead')}</p>
      {offered.length > 0 && (
        <form method="post">
          <FormKey />
          <input type="hidden" name="act" value="record" />
          <SelectField
            name="class"
            label={ofEvidence('class')}
            defaultValue="team"
            options={REPLY_CLASSES.map((each) => ({ value: each, label: ofEvidence(`class.${each}`) }))}
          />
          {offered.map(({ code, title, asGiven }) => (
            <p key={code}>
              {code} <Wording text={title} />: <strong>{asGiven}</strong>{' '}
              <Button kind="secondary" name="code" value={code}>
                {t('response.record.submit', { code })}
              </Button>
            </p>
          ))}
        </form>
      )}
    </section>
  )
}
