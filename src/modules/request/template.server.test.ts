import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { answerOf } from '../../../test/page-answer.tsx'
import { test } from '../../../test/harness.ts'
import { changeLetterTemplate, restoreLetterTemplate } from './commands.server.ts'
import * as page from './pages/letter-template.tsx'
import { readRequest } from './queries.server.ts'
import { sentRequest } from './sent-request.fixture.ts'
import { readLetterTemplate, readLetterTemplates } from './template-queries.server.ts'

const AT = new Date('2022-02-01T10:00:00Z')
const bodyOf = async (pool: { query(text: string, values: string[]): Promise<{ rows: unknown[] }> }, id: string) =>
  (await pool.query('select subject, body from request_letter where request_id = $1', [id])).rows[0] as {
    subject: string
    body: string
  }

test('a country writes its own words of a letter, and the next letter says them', async ({ as, pool, clock }) => {
  clock.now = AT
  const lead = await as.lead('al', 'words')
  const key = { country: 'al', kind: 'request', locale: 'sq' } as const
  const before = await lead.asks(readLetterTemplate, key)
  expect(before).toMatchObject({ isOwn: false, version: 0, isUsed: true, words: before.shipped })
  const body = 'Nr. {number}\n\nPyetje: {questions}\nTelefon: {phone}\n\n{asker}'
  await lead.does(changeLetterTemplate, { ...key, subject: 'Kërkesë {reference}', body, version: 0 })

  const { id, reference } = await sentRequest(lead, 'al', { year: 2016 })
  const sent = await bodyOf(pool, id)
  expect(sent.subject).toBe(`Kërkesë ${reference}`)
  expect(sent.body).toMatch(/^Nr\. AL-\d+\/2022\n\nPyetje: \d+\n\nAna$/)

  const { words, version, isOwn, history } = await lead.asks(readLetterTemplate, key)
  expect([words.body, version, isOwn]).toEqual([body, 1, true])
  expect(history).toMatchObject([{ act: 'letter.template-changed', name: expect.any(String) as string }])
  const { letters } = await lead.asks(readLetterTemplates, { country: 'al' })
  expect(letters.find(({ kind }) => kind === 'request')!.own).toEqual(['sq'])
  expect((await lead.asks(readRequest, { id })).letters).toHaveLength(1)
})

test('of two who write at once the second is told, also when the first went back to the shipped words between', async ({
  as,
}) => {
  const [one, other] = [await as.lead('me', 'one'), await as.lead('me', 'other')]
  const key = { country: 'me', kind: 'reminder', locale: 'cnr' } as const
  const say = (who: typeof one, body: string, version: number) =>
    who.does(changeLetterTemplate, { ...key, subject: 'S', body, version })
  await say(one, 'first', 0)
  await expect(say(other, 'second', 0)).rejects.toMatchObject({ code: 'kit.conflict', details: { version: 1 } })
  await say(other, 'second', 1)
  await one.does(restoreLetterTemplate, { ...key, version: 2 })
  const restored = await one.asks(readLetterTemplate, key)
  expect(restored).toMatchObject({ isOwn: false, words: restored.shipped, version: 3 })
  await say(one, 'third', 3)
  await expect(say(other, 'late', 1)).rejects.toMatchObject({ code: 'kit.conflict' })
  await expect(other.does(restoreLetterTemplate, { ...key, version: 2 })).rejects.toMatchObject({
    code: 'kit.conflict',
  })
  const { words, history } = await one.asks(readLetterTemplate, key)
  expect(words.body).toBe('third')
  expect(history.map(({ act }) => act)).toEqual([
    'letter.template-changed',
    'letter.template-restored',
    'letter.template-changed',
    'letter.template-changed',
  ])
})

test('a place that no letter knows is refused by its name; so is a brace alone, and a text that some requests would leave nothing of', async ({
  as,
}) => {
  const lead = await as.lead('mk', 'places')
  const words = { country: 'mk', kind: 'official', locale: 'mk', version: 0 } as const
  await expect(
    lead.does(changeLetterTemplate, { ...words, subject: '{refrence}', body: '{day} {who asks}' }),
  ).rejects.toMatchObject({
    fields: [
      { field: 'subject', key: 'request.field.unknown-place', values: { place: '{refrence}' } },
      { field: 'body', key: 'request.field.unknown-place', values: { place: '{who asks}' } },
    ],
  })
  await expect(lead.does(changeLetterTemplate, { ...words, subject: 'S', body: 'on {day' })).rejects.toMatchObject({
    fields: [{ field: 'body', key: 'request.field.loose-brace' }],
  })
  await expect(
    lead.does(changeLetterTemplate, { ...words, subject: '{law}', body: 'Tel. {phone}\n\n{due}' }),
  ).rejects.toMatchObject({
    fields: [
      { field: 'subject', key: 'request.field.nothing-remains' },
      { field: 'body', key: 'request.field.nothing-remains' },
    ],
  })
  expect((await lead.asks(readLetterTemplate, { country: 'mk', kind: 'official', locale: 'mk' })).isOwn).toBe(false)
})

test('words are of the country: nobody of another one reads or writes them', async ({ as }) => {
  const key = { country: 'rs', kind: 'request', locale: 'sr-cyrl' } as const
  const [stranger, monitor] = [await as.lead('al', 'words'), await as.monitor('rs')]
  await expect(stranger.asks(readLetterTemplate, key)).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(
    stranger.does(changeLetterTemplate, { ...key, subject: 'S', body: 'B', version: 0 }),
  ).rejects.toMatchObject({ code: 'kit.not-found' })
  await expect(
    monitor.does(changeLetterTemplate, { ...key, subject: 'S', body: 'B', version: 0 }),
  ).rejects.toMatchObject({ code: 'kit.not-allowed' })
  const { countries } = await (await as.coordinator()).asks(readLetterTemplates, {})
  expect(countries.map(({ code }) => code)).toContain('rs')
})

test('the page shows the letter with the data of a request before anything is saved, and what is left out', async ({
  as,
  host,
  clock,
}) => {
  clock.now = AT
  const lead = await as.lead('ba', 'page')
  const { reference } = await sentRequest(lead, 'ba', { year: 2016 })
  const key = { country: 'ba', kind: 'reminder', locale: 'bs' } as const
  const path = `/app/letter-templates/${key.country}/${key.kind}/${key.locale}`
  const ask = (body?: Record<string, string>) =>
    answerOf(
      { host, token: lead.token },
      '/app/letter-templates/:country/:kind/:locale',
      page,
      new Request(`http://127.0.0.1:4000${path}`, body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
    )
  const typed = { key: randomUUID(), version: '0', subject: 'O {reference}', body: 'Broj {number}\nZovite {phone}' }
  const previewed = await ask({ ...typed, act: 'preview' })
  expect(previewed.html).toContain(`<strong>O ${reference}</strong>`)
  expect(previewed.html).toContain('<li>Zovite {phone}</li>')
  expect((await lead.asks(readLetterTemplate, key)).isOwn).toBe(false)

  const wrong = await ask({ ...typed, act: 'save', body: 'Dan {dan}' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('{dan} is no place of a letter')
  expect(wrong.html).toContain('Dan {dan}</textarea>')

  const saved = await ask({ ...typed, act: 'save' })
  expect(saved.headers.get('location')).toBe(`${path}?done=saved`)
  const late = await ask({ ...typed, key: randomUUID(), act: 'save', body: 'Other words' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('class="conflict"')
  expect(late.html).toContain('Zovite {phone}</td>')
  expect(late.html).toContain('name="version" value="1"')
})
