import { useActionData, useLoaderData } from 'react-router'
import { performOneOf, read, textOf, type Asked } from '../../../server/pages.ts'
import { FormKey } from '../../../web/form-key.tsx'
import { Button, errorOf, Page, Refusal, TextArea } from '../../../web/parts/index.ts'
import { useTextIn } from '../../../web/reading.tsx'
import { addGround, changeGround } from '../commands.server.ts'
import { readGround } from '../page-queries.server.ts'
import { KnownFields, useKnownLabels } from '../parts/KnownFields.tsx'
import { StandsNow } from '../parts/StandsNow.tsx'
import { backToCountry, knownIn, langOf } from '../parts/known-form.ts'
import { useAccessLawWords } from '../words.ts'

export const loader = read(readGround, ({ params }) => ({
  country: params['country'],
  law: params['law'],
  id: params['id'],
}))

const wordsIn = (form: FormData, asked: Asked) => ({
  text: textOf(form, 'text'),
  lang: langOf(asked),
  ...knownIn(form),
})
const then = (_done: unknown, { params }: Asked) => backToCountry(params['country'], 'ground')

export const action = performOneOf({
  add: [addGround, { input: (form, asked) => ({ lawId: asked.params['law'], ...wordsIn(form, asked) }), then }],
  change: [
    changeGround,
    {
      input: (form, asked) => ({
        id: asked.params['id'],
        version: textOf(form, 'version'),
        ...wordsIn(form, asked),
      }),
      then,
    },
  ],
})

export default function GroundPage() {
  const { law, ground } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const t = useAccessLawWords()
  const read = useTextIn()
  const title = t(ground ? 'ground.title' : 'ground.new')
  return (
    <Page title={title} lead={read(law.title).text}>
      <title>{title}</title>
      <Refusal refused={refused} labels={{ text: t('grounds.ground'), ...useKnownLabels() }} />
      <StandsNow refused={refused} article={ground?.article} source={ground?.source}>
        {ground && read(ground.label).text}
      </StandsNow>
      <form method="post" noValidate>
        <FormKey />
        <input type="hidden" name="version" value={ground?.version ?? 0} readOnly />
        <TextArea
          name="text"
          label={t('grounds.ground')}
          hint={t('form.text.hint')}
          rows={3}
          error={errorOf(refused, 'text')}
          defaultValue={refused ? refused.typed['text'] : ground ? read(ground.label).text : ''}
        />
        <KnownFields standing={ground} refused={refused} />
        <Button name="act" value={ground ? 'change' : 'add'}>
          {t('form.submit')}
        </Button>
      </form>
      <p>
        <a href={`/app/access-laws/${law.country}`}>{t('form.back')}</a>
      </p>
    </Page>
  )
}
