import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  ButtonLink,
  DefinitionList,
  errorOf,
  Notice,
  Page,
  Refusal,
  TextArea,
  Wording,
} from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { withdrawEvidence } from '../commands.server.ts'
import { useEvidenceCodes } from '../parts/EvidenceFields.tsx'
import { settleFindings } from '../finding-commands.server.ts'
import { EvidenceUses } from '../parts/EvidenceUses.tsx'
import { Findings, settledIn } from '../parts/Findings.tsx'
import { FileLink } from '../parts/FileLink.tsx'
import { sourceDayText } from '../parts/source-day-text.ts'
import { readEvidence } from '../queries.server.ts'
import { useEvidenceWords } from '../words.ts'

export const loader = read(readEvidence, ({ params }) => ({ id: params['id'] }))

export const action = performOneOf({
  withdraw: [
    withdrawEvidence,
    {
      input: (form, { params }) => ({
        id: params['id'],
        version: textOf(form, 'version'),
        reason: textOf(form, 'reason'),
      }),
      then: ({ id }: { id: string }) => `/app/evidence/${id}?done=withdrawn`,
    },
  ],
  settle: [
    settleFindings,
    {
      input: (form, { params }) => ({ id: params['id'], ...settledIn(form) }),
      then: ({ id }: { id: string }) => `/app/evidence/${id}?done=settled#findings`,
    },
  ],
})

type Item = Awaited<ReturnType<typeof loader>>['item']

const DONE = {
  added: 'done.added',
  changed: 'done.changed',
  withdrawn: 'done.withdrawn',
  settled: 'done.settled',
} as const

export default function EvidenceItemPage() {
  const { item, assessments, observations, mayChange, maySettle, findings, text } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const refusedIn = (act: string) => (refused?.typed['act'] === act ? refused : undefined)
  const t = useEvidenceWords()
  const [search] = useSearchParams()
  const done = Object.entries(DONE).find(([name]) => name === search.get('done'))?.[1]
  return (
    <Page title={<span lang={item.language}>{item.title}</span>}>
      <title>{item.title}</title>
      {done && <Notice kind="success" title={t(done)} />}
      {item.withdrawnAt !== null && (
        <Notice
          kind="attention"
          title={t('item.withdrawn', { by: item.withdrawnByName ?? '', day: item.withdrawnAt.slice(0, 10) })}
        >
          <p>{t('item.reason', { reason: item.withdrawnReason ?? '' })}</p>
        </Notice>
      )}
      <Facts item={item} />
      {item.class !== 'restricted' && (
        <p>
          <a href={`/app/evidence/${item.id}/citation.json`}>{t('item.citation')}</a>
        </p>
      )}
      {item.class !== 'restricted' && text !== null && (
        <p>
          <a href={`/app/evidence/${item.id}/text`}>{t('item.text')}</a>
        </p>
      )}
      <Findings
        findings={findings}
        language={item.language}
        maySettle={maySettle && item.withdrawnAt === null}
        refused={refusedIn('settle')}
      />
      <EvidenceUses assessments={assessments} observations={observations} />
      {item.withdrawnAt === null && mayChange && (
        <>
          <p>
            <ButtonLink kind="secondary" href={`/app/evidence/${item.id}/change`}>
              {t('item.change')}
            </ButtonLink>
          </p>
          <Withdraw version={item.version} refused={refusedIn('withdraw')} />
        </>
      )}
    </Page>
  )
}

function Facts({ item }: { item: Item }) {
  const t = useEvidenceWords()
  const locale = useLocale()
  const { classWord, kindWord, languageWord } = useEvidenceCodes()
  const maybe = (term: string, definition: string | null) => (definition ? [{ term, definition }] : [])
  return (
    <DefinitionList
      items={[
        { term: t('country'), definition: <Wording text={item.countryName} /> },
        { term: t('kind'), definition: kindWord(item.kind) },
        { term: t('class'), definition: classWord(item.class) },
        ...maybe(t('author'), item.author),
        ...maybe(t('publisher'), item.publisher),
        ...maybe(t('institution'), item.institutionName),
        ...maybe(t('container'), item.container),
        ...maybe(t('place'), item.place),
        ...maybe(t('number'), item.number),
        ...(item.doi
          ? [
              {
                term: t('doi'),
                definition: (
                  <a href={`https://doi.org/${item.doi}`} rel="noreferrer">
                    {item.doi}
                  </a>
                ),
              },
            ]
          : []),
        ...maybe(t('published-on'), item.publishedOn && sourceDayText(locale, item.publishedOn)),
        { term: t('language'), definition: languageWord(item.language) },
        ...(item.url
          ? [
              {
                term: t('url'),
                definition: (
                  <a href={item.url} rel="noreferrer">
                    {item.url}
                  </a>
                ),
              },
            ]
          : []),
        ...(item.fileName ? [{ term: t('item.file'), definition: <FileLink item={item} /> }] : []),
        ...(item.fileSha256 ? [{ term: t('item.hash'), definition: <code>{item.fileSha256}</code> }] : []),
        ...maybe(t('note'), item.note),
        {
          term: t('item.added'),
          definition: t('item.added-by', { by: item.addedByName, day: item.addedAt.slice(0, 10) }),
        },
      ]}
    />
  )
}

function Withdraw({ version, refused }: { version: number; refused: Refused | undefined }) {
  const t = useEvidenceWords()
  const stood = refused?.code === 'kit.conflict' ? (refused.details as { version: number }).version : version
  return (
    <section>
      <h2>{t('withdraw.title')}</h2>
      <p>{t('withdraw.lead')}</p>
      <Refusal refused={refused} labels={{ reason: t('withdraw.reason') }} />
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="withdraw" />
        <input type="hidden" name="version" value={stood} />
        <TextArea
          name="reason"
          label={t('withdraw.reason')}
          rows={2}
          error={errorOf(refused, 'reason')}
          defaultValue={refused?.typed['reason']}
        />
        <Button kind="danger">{t('withdraw.submit')}</Button>
      </form>
    </section>
  )
}
