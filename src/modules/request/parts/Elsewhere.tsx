import { partsOf, typedDay } from '../../../kit/entered-day.ts'
import type { Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  CheckboxGroup,
  DayField,
  errorOf,
  Refusal,
  SelectField,
  SubmitButton,
  Wording,
} from '../../../web/parts/index.ts'
import type { Proposal } from '../passing-queries.server.ts'
import type { readRequest } from '../queries.server.ts'
import { useRequestWords } from '../words.ts'
import { StateChip } from './StateChip.tsx'
import type { RequestState } from '../model.ts'

type Loaded = Awaited<ReturnType<(typeof readRequest)['run']>>

/** The fields of one of several forms, each with its own names. */
export const ELSEWHERE = {
  group: 'group',
  institution: (group: string) => `elsewhere-${group}-institution`,
  until: (group: string) => `elsewhere-${group}-until`,
  numbers: (group: string) => `elsewhere-${group}-numbers`,
}

/** Where the request came from and went on to, and whom the coordinator could ask instead. */
export function Elsewhere({ loaded, refused }: { loaded: Loaded; refused: Refused | undefined }) {
  const { from, to, proposals } = loaded.passed
  const t = useRequestWords()
  const offered = loaded.mayPlan ? proposals : []
  if (from === null && to.length === 0 && offered.length === 0) return null
  return (
    <section>
      <h2>{t('elsewhere')}</h2>
      {from && (
        <p>
          {t('elsewhere.from')} <OtherRequest request={from} />
        </p>
      )}
      {to.length > 0 && (
        <>
          <p>{t('elsewhere.to')}</p>
          <ul>
            {to.map((request) => (
              <li key={request.id}>
                <OtherRequest request={request} />
              </li>
            ))}
          </ul>
        </>
      )}
      {offered.map((proposal, i) => (
        <AskForm
          key={proposal.numbers[0]}
          loaded={loaded}
          proposal={proposal}
          group={String(i)}
          refused={refused?.typed[ELSEWHERE.group] === String(i) ? refused : undefined}
        />
      ))}
    </section>
  )
}

function OtherRequest({ request: { id, reference, nameLocal, state } }: { request: Loaded['passed']['to'][number] }) {
  const t = useRequestWords()
  return (
    <>
      <a href={`/app/requests/${id}`}>{t('request.title', { reference, institution: nameLocal })}</a>{' '}
      <StateChip state={state as RequestState} />
    </>
  )
}

interface Form {
  loaded: Loaded
  proposal: Proposal
  group: string
  refused: Refused | undefined
}

function AskForm({ loaded, proposal, group, refused: sent }: Form) {
  const { request, institutions, today } = loaded
  const t = useRequestWords()
  const refused = renamed(sent, group)
  const name = {
    institution: ELSEWHERE.institution(group),
    until: ELSEWHERE.until(group),
    numbers: ELSEWHERE.numbers(group),
  }
  const whole = proposal.suggested === undefined
  const isConflict = refused?.code === 'kit.conflict'
  const version = isConflict ? (refused.details as { version: number }).version : request.version
  const nameOf = (id: string) => institutions.find((it) => it.id === id)?.nameLocal ?? ''
  const { suggested = null } = proposal
  return (
    <form method="post" noValidate>
      <FormKey />
      <input type="hidden" name="act" value="elsewhere" />
      <input type="hidden" name={ELSEWHERE.group} value={group} />
      <input type="hidden" name="version" value={version} />
      <p>
        {whole
          ? t('elsewhere.passed-on', { institution: nameOf(proposal.institutionId!), count: proposal.numbers.length })
          : suggested === null
            ? t('elsewhere.declined', { count: proposal.numbers.length })
            : t('elsewhere.suggested', { count: proposal.numbers.length, institution: suggested })}
      </p>
      <Refusal
        refused={refused}
        labels={{
          [name.institution]: t('request.record.institution'),
          [name.until]: t('answers-until'),
          [name.numbers]: t('request.questions'),
        }}
      />
      {whole ? (
        <input type="hidden" name={name.institution} value={proposal.institutionId!} />
      ) : (
        <>
          <Declined loaded={loaded} proposal={proposal} name={name.numbers} refused={refused} />
          <SelectField
            name={name.institution}
            label={t('request.record.institution')}
            error={errorOf(refused, name.institution)}
            options={[
              { value: '', label: t('elsewhere.choose') },
              ...institutions.map(({ id, nameLocal }) => ({ value: id, label: nameLocal })),
            ]}
            defaultValue={refused?.typed[name.institution] ?? proposal.institutionId ?? ''}
          />
        </>
      )}
      <DayField
        name={name.until}
        label={t('answers-until')}
        error={errorOf(refused, name.until)}
        defaultValue={typedDay(
          refused,
          name.until,
          request.answersUntil >= today ? partsOf(request.answersUntil) : undefined,
        )}
      />
      <SubmitButton>
        {whole ? t('elsewhere.ask', { institution: nameOf(proposal.institutionId!) }) : t('elsewhere.ask-chosen')}
      </SubmitButton>
    </form>
  )
}

/** What was declined, with the reasons that the institution gave. */
function Declined({
  loaded: { questions },
  proposal,
  name,
  refused,
}: Pick<Form, 'loaded' | 'proposal' | 'refused'> & { name: string }) {
  const t = useRequestWords()
  return (
    <CheckboxGroup
      name={name}
      label={t('request.questions')}
      error={errorOf(refused, name)}
      options={questions
        .filter(({ number }) => proposal.numbers.includes(number))
        .map(({ number, question, reason }) => ({
          value: String(number),
          label: (
            <>
              {number}. <Wording text={question} />
            </>
          ),
          ...(reason ? { hint: reason } : {}),
        }))}
      defaultValue={proposal.numbers.map(String)}
    />
  )
}

const FIELDS = { institutionId: ELSEWHERE.institution, answersUntil: ELSEWHERE.until, numbers: ELSEWHERE.numbers }

function renamed(refused: Refused | undefined, group: string): Refused | undefined {
  return (
    refused && {
      ...refused,
      fields: refused.fields.map(({ field, message }) => ({
        field: field in FIELDS ? FIELDS[field as keyof typeof FIELDS](group) : field,
        message,
      })),
    }
  )
}
