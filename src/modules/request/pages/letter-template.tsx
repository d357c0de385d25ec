import { data, useActionData, useLoaderData, useSearchParams } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { formatInstant, htmlLang, nativeName } from '../../../locale/index.ts'
import { performOneOf, read, textOf, type Refused } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import {
  Button,
  ButtonLink,
  Conflict,
  DataTable,
  Details,
  errorOf,
  Notice,
  Page,
  Refusal,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../web/parts/index.ts'
import { useLocale, useTextIn } from '../../../web/reading.tsx'
import { changeLetterTemplate, restoreLetterTemplate } from '../commands.server.ts'
import { PlaceTable } from '../parts/PlaceTable.tsx'
import { TemplatePreview } from '../parts/TemplatePreview.tsx'
import { readLetterTemplate } from '../template-queries.server.ts'
import { useRequestWords } from '../words.ts'
import '../parts/letters.css'

const keyIn = (params: Readonly<Record<string, string | undefined>>) => ({
  country: params['country'],
  kind: params['kind'],
  locale: params['locale'],
})

export const loader = read(readLetterTemplate, ({ params }) => keyIn(params))

const homeOf = ({ country, kind, locale }: { country: string; kind: string; locale: string }) =>
  `/app/letter-templates/${country}/${kind}/${locale}`

const change = performOneOf({
  save: [
    changeLetterTemplate,
    {
      input: (form, { params }) => ({
        ...keyIn(params),
        subject: textOf(form, 'subject'),
        body: textOf(form, 'body'),
        version: textOf(form, 'version'),
      }),
      then: (key: Parameters<typeof homeOf>[0]) => `${homeOf(key)}?done=saved`,
    },
  ],
  restore: [
    restoreLetterTemplate,
    {
      input: (form, { params }) => ({ ...keyIn(params), version: textOf(form, 'version') }),
      then: (key: Parameters<typeof homeOf>[0]) => `${homeOf(key)}?done=restored`,
    },
  ],
})

const wordsIn = (form: FormData): Shown => ({
  subject: textOf(form, 'subject') ?? '',
  body: textOf(form, 'body') ?? '',
})

/** What was typed, to be looked at before it is saved: nothing is written. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  if (textOf(form, 'act') !== 'preview') return change(args)
  return data({ done: undefined, refused: undefined, previewed: wordsIn(form) })
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function LetterTemplatePage() {
  const loaded = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const { key, words, isUsed, isOwn, example } = loaded
  const t = useRequestWords()
  const read = useTextIn()
  const [search] = useSearchParams()
  const refused = acted?.refused
  const previewed = acted && 'previewed' in acted ? (acted.previewed as Shown) : undefined
  const typed: Readonly<Record<string, string>> | undefined = refused?.typed ?? (previewed && { ...previewed })
  const shown: Shown = { subject: typed?.['subject'] ?? words.subject, body: typed?.['body'] ?? words.body }
  const title = t('template.title', {
    letter: t(`letter.kind.${key.kind}`),
    country: read(loaded.countryName).text,
    language: nativeName(key.locale),
  })
  return (
    <Page title={title} lead={t(isOwn ? 'template.is-own' : 'template.is-shipped')}>
      <title>{title}</title>
      {!acted && <Done done={search.get('done')} />}
      {!isUsed && <Notice kind="info" title={t('template.not-used')} />}
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={loaded.version} />
        {refused?.code === 'kit.conflict' ? (
          <Both mine={shown} loaded={loaded} />
        ) : (
          <Refusal refused={refused} labels={{ subject: t('template.subject'), body: t('template.body') }} />
        )}
        <div className="letter-sides">
          <Words shown={shown} loaded={loaded} refused={refused} />
          <section>
            <h2>{t('templates.preview')}</h2>
            <TemplatePreview words={shown} locale={key.locale} example={example} />
          </section>
        </div>
      </form>
      <PlaceTable values={example?.values} />
      {isOwn && <Restore loaded={loaded} />}
      <History loaded={loaded} />
      <p>
        <a href={`/app/letter-templates?country=${key.country}`}>{t('templates.title')}</a>
      </p>
    </Page>
  )
}

function Done({ done }: { done: string | null }) {
  const t = useRequestWords()
  if (done !== 'saved' && done !== 'restored') return null
  return <Notice kind="success" title={t(`template.${done}`)} />
}

interface Shown {
  readonly subject: string
  readonly body: string
}

function Words({ shown, loaded, refused }: { shown: Shown; loaded: Loaded; refused: Refused | undefined }) {
  const t = useRequestWords()
  const lang = htmlLang(loaded.key.locale)
  return (
    <section>
      <h2>{t('template.words')}</h2>
      <TextField
        name="subject"
        label={t('template.subject')}
        lang={lang}
        error={errorOf(refused, 'subject')}
        defaultValue={shown.subject}
      />
      <TextArea
        name="body"
        label={t('template.body')}
        hint={t('template.body.hint')}
        lang={lang}
        rows={24}
        error={errorOf(refused, 'body')}
        defaultValue={shown.body}
      />
      <p className="link-row">
        <SubmitButton name="act" value="save">
          {t('template.save')}
        </SubmitButton>
        <Button kind="secondary" name="act" value="preview">
          {t('template.preview')}
        </Button>
      </p>
    </section>
  )
}

/** Somebody else saved meanwhile: both texts, and the two ways out. */
function Both({ mine, loaded: { key, words } }: { mine: Shown; loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <Conflict
      mine={{ ...mine }}
      theirs={{ ...words }}
      labels={{ subject: t('template.subject'), body: t('template.body') }}
    >
      <Button name="act" value="save">
        {t('template.keep-mine')}
      </Button>
      <ButtonLink kind="secondary" href={homeOf(key)}>
        {t('template.take-theirs')}
      </ButtonLink>
    </Conflict>
  )
}

function Restore({ loaded: { version, shipped, key } }: { loaded: Loaded }) {
  const t = useRequestWords()
  return (
    <Details summary={t('template.restore')}>
      <div lang={htmlLang(key.locale)}>
        <p>
          <strong>{shipped.subject}</strong>
        </p>
        <p className="letter-shipped">{shipped.body}</p>
      </div>
      <form method="post">
        <FormKey />
        <input type="hidden" name="act" value="restore" />
        <input type="hidden" name="version" value={version} />
        <Button kind="danger">{t('template.restore')}</Button>
      </form>
    </Details>
  )
}

function History({ loaded: { history } }: { loaded: Loaded }) {
  const t = useRequestWords()
  const locale = useLocale()
  if (history.length === 0) return null
  return (
    <DataTable
      caption={t('template.history')}
      rows={history}
      keyOf={({ seq }) => String(seq)}
      isDense
      columns={[
        { key: 'at', head: t('template.history.at'), isRowHead: true, cell: ({ at }) => formatInstant(locale, at) },
        {
          key: 'what',
          head: t('request.events.what'),
          cell: ({ act }) => t(act === 'letter.template-restored' ? 'template.restored' : 'template.saved'),
        },
        { key: 'who', head: t('request.events.who'), cell: ({ name }) => name ?? '' },
      ]}
    />
  )
}
