import { diffWordsWithSpace } from 'diff'
import { useActionData, useLoaderData, useSearchParams } from 'react-router'
import { formatInstant } from '../../../locale/index.ts'
import { performOneOf, read, textOf } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, DataTable, Notice, Page, Refusal, TextField } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { useFieldLabel } from '../../instrument/parts/field-label.ts'
import { readScript } from '../queries.server.ts'
import { addException, removeException } from '../script-commands.server.ts'
import { useTranslationWords } from '../words.ts'
import '../parts/translation.css'

export const loader = read(readScript, ({ url }) => ({
  latin: url.searchParams.get('latin') ?? undefined,
  cyrillic: url.searchParams.get('cyrillic') ?? undefined,
}))
export const action = performOneOf({
  add: [
    addException,
    {
      input: (form) => ({ latin: textOf(form, 'latin'), cyrillic: textOf(form, 'cyrillic') }),
      then: () => '/app/translate/script?done=added',
    },
  ],
  remove: [
    removeException,
    { input: (form) => ({ latin: textOf(form, 'latin') }), then: () => '/app/translate/script?done=removed' },
  ],
})

type Script = Awaited<ReturnType<typeof loader>>

export default function ScriptPage() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useTranslationWords()
  const [search] = useSearchParams()
  const done = (['added', 'removed'] as const).find((one) => one === search.get('done'))
  return (
    <Page title={t('script.title')} lead={t('script.lead')}>
      <title>{t('script.title')}</title>
      {done && !refused && <Notice kind="success" title={t(`script.${done}`)} />}
      <Refusal refused={refused} labels={{ latin: t('script.latin'), cyrillic: t('script.cyrillic') }} />
      {data.mayChange && <Look data={data} />}
      {data.preview && data.mayChange && <Preview preview={data.preview} />}
      <List data={data} />
      <p>
        <a href="/app/translate">{t('script.to-desk')}</a>
      </p>
    </Page>
  )
}

/** First where the word occurs, then whether it is added. */
function Look({ data: { typed, isWrong } }: { data: Script }) {
  const t = useTranslationWords()
  const error = isWrong ? t('script.wrong') : undefined
  return (
    <form method="get" className="translation-filter">
      <TextField
        name="latin"
        label={t('script.latin')}
        hint={t('script.hint')}
        lang="sr-Latn"
        width={20}
        autoCapitalize="none"
        defaultValue={typed.latin}
        error={error}
      />
      <TextField
        name="cyrillic"
        label={t('script.cyrillic')}
        lang="sr-Cyrl"
        width={20}
        autoCapitalize="none"
        defaultValue={typed.cyrillic}
      />
      <Button kind="secondary">{t('script.look')}</Button>
    </form>
  )
}

function Preview({ preview }: { preview: NonNullable<Script['preview']> }) {
  const t = useTranslationWords()
  const label = useFieldLabel()
  const { latin, cyrillic, total, places } = preview
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('script.preview', { latin, cyrillic })}</h2>
      <p>{t('script.places', { count: total })}</p>
      {places.length > 0 && (
        <DataTable
          caption={t('script.places.caption')}
          rows={places}
          keyOf={({ version, item, name }) => `${version} ${item} ${name}`}
          columns={[
            {
              key: 'where',
              head: t('script.where'),
              isRowHead: true,
              cell: ({ item, name, version }) => (
                <>
                  <a href={`/app/instrument/${version}?item=${item}`}>{item}</a> {label(name)}
                </>
              ),
            },
            {
              key: 'text',
              head: t('script.text'),
              cell: ({ before, after }) => (
                <span lang="sr-Cyrl">
                  <Changed before={before} after={after} />
                </span>
              ),
            },
          ]}
        />
      )}
      <form method="post">
        <FormKey />
        <input type="hidden" name="latin" value={latin} readOnly />
        <input type="hidden" name="cyrillic" value={cyrillic} readOnly />
        <Button name="act" value="add">
          {t('script.add')}
        </Button>
      </form>
    </section>
  )
}

function Changed({ before, after }: { before: string; after: string }) {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }, place) => {
    const key = `${place} ${value.length}`
    if (added) return <ins key={key}>{value}</ins>
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>
  })
}

function List({ data: { rows, mayChange } }: { data: Script }) {
  const t = useTranslationWords()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('script.list')}
      rows={rows}
      keyOf={({ latin }) => latin}
      empty={t('script.none')}
      columns={[
        {
          key: 'latin',
          head: t('script.latin'),
          isRowHead: true,
          cell: ({ latin }) => <span lang="sr-Latn">{latin}</span>,
        },
        { key: 'cyrillic', head: t('script.cyrillic'), cell: ({ cyrillic }) => <span lang="sr-Cyrl">{cyrillic}</span> },
        { key: 'by', head: t('script.by'), cell: ({ by, addedAt }) => `${by}, ${formatInstant(locale, addedAt)}` },
        ...(mayChange
          ? [
              {
                key: 'remove',
                head: t('script.act'),
                cell: ({ latin }: Script['rows'][number]) => (
                  <form method="post">
                    <FormKey />
                    <input type="hidden" name="latin" value={latin} readOnly />
                    <Button kind="secondary" name="act" value="remove">
                      {t('script.remove', { latin })}
                    </Button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
