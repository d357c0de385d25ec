import { describe, expect } from 'vitest'
import { newKey, test } from '../../../test/harness.ts'
import { answerOf, type PageModule } from '../../../test/page-answer.tsx'
import { readable } from '../../../test/platform/html.ts'
import type { Locale } from '../../locale/index.ts'
import type { Host } from '../../server/perform.ts'
import type { Person } from '../../../test/people.ts'
import * as countryPage from './pages/country.tsx'
import * as groundPage from './pages/ground.tsx'
import * as holidayPage from './pages/holiday.tsx'
import * as lawsPage from './pages/laws.tsx'
import * as rulePage from './pages/rule.tsx'
import { holidays, lawOf } from './queries.server.ts'

const ORIGIN = 'http://127.0.0.1:4000'

async function asked(
  { host, who, locale = 'en' }: { host: Host; who: Person; locale?: Locale },
  [pattern, page]: readonly [string, PageModule],
  address: string,
  fields?: Readonly<Record<string, string>>,
) {
  const body = fields && new URLSearchParams({ key: newKey(), ...fields })
  const request = new Request(`${ORIGIN}/app/access-laws${address}`, body ? { method: 'POST', body } : {})
  const asking = { host, token: who.token, locale }
  const { status, headers, html } = await answerOf(asking, `/app/access-laws${pattern}`, page, request)
  return { status, to: headers.get('location'), html, text: readable(html) }
}

const LAWS = ['', lawsPage] as const
const COUNTRY = ['/:country', countryPage] as const
const RULE = ['/:country/rule/:law/:rule', rulePage] as const
const GROUND = ['/:country/ground/:law/:id', groundPage] as const
const HOLIDAY = ['/:country/holiday/:id', holidayPage] as const

const day = (name: string, [d, m, y]: readonly [string, string, string]) => ({
  [`${name}.day`]: d,
  [`${name}.month`]: m,
  [`${name}.year`]: y,
})

describe('read', () => {
  test('the list has every law and says how much of it waits for a lawyer', async ({ host, as }) => {
    const { text } = await asked({ host, who: await as.reader('rs') }, LAWS, '')
    for (const name of ['Albania', 'Republika Srpska', 'Montenegro', 'North Macedonia', 'Serbia'])
      expect(text).toContain(name)
    expect(text).toMatch(/\d+ of \d+/)
  })

  test('the calculator shows a deadline with every day and why it counts, to a lead without ways to change', async ({
    host,
    as,
  }) => {
    const who = await as.lead('al')
    const query = new URLSearchParams(day('received', ['16', '11', '2026']))
    const { text, html } = await asked({ host, who }, COUNTRY, `/al?${query}`)
    expect(text).toContain('Deadline: 1 Dec 2026')
    expect(text).toContain('weekend: does not count')
    expect(text).toContain('counts; the deadline')
    expect(html).not.toContain('/holiday/new')
    expect(html).not.toContain('/rule/')
  })

  test('a day that does not exist is told at its field, and nothing is calculated', async ({ host, as }) => {
    const query = new URLSearchParams(day('received', ['31', '2', '2026']))
    const { text } = await asked({ host, who: await as.lead('al') }, COUNTRY, `/al?${query}`)
    expect(text).toContain('There is no such day.')
    expect(text).not.toContain('Deadline:')
  })

  test('what is assumed and what is unconfirmed stands beside the deadline, in the reader’s language', async ({
    host,
    as,
  }) => {
    const query = new URLSearchParams(day('received', ['2', '11', '2026']))
    const { text } = await asked({ host, who: await as.lead('rs'), locale: 'sr-cyrl' }, COUNTRY, `/rs?${query}`)
    expect(text).toContain('Рок: 17. 11. 2026.')
    expect(text).toContain('у корист институције')
    expect(text).toContain('празник: Дан примирја')
    expect(text).toContain('date-holidays (лиценце ISC, CC BY 3.0)')
  })

  test('a country that is none is not there', async ({ host, as }) => {
    expect((await asked({ host, who: await as.lead('rs') }, COUNTRY, '/xx')).status).toBe(404)
  })
})

describe('changed by a coordinator', () => {
  const known = { article: '16', source: 'Službeni glasnik 1/26', reason: 'amended' }

  test('a rule, from a form whose refusal keeps what was typed', async ({ host, as }) => {
    const who = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'rs')))!
    const address = `/rs/rule/${law.id}/extension`
    const version = String(law.rules.extension!.version)
    const wrong = await asked({ host, who }, RULE, address, { version, kind: 'by', value: 'soon', ...known })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('This is not a value that the rule can have.')
    expect(wrong.html).toContain('value="soon"')
    const right = await asked({ host, who }, RULE, address, { version, kind: 'by', value: ' 20 ', ...known })
    expect([right.status, right.to]).toEqual([303, '/app/access-laws/rs?done=rule'])
    expect((await host.publicly((db) => lawOf(db, 'rs')))!.rules.extension).toMatchObject({
      value: { kind: 'by', days: 20 },
      isConfirmed: false,
    })
    const late = await asked({ host, who }, RULE, address, { version, kind: 'by', value: '21', ...known })
    expect(late.status).toBe(409)
    expect(late.text).toContain('by up to 20 days (Article 16), Službeni glasnik 1/26')
    expect(late.html).toContain('value="21"')
  })

  test('a choice and a text, each by the field that fits it', async ({ host, as }) => {
    const who = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'mk')))!
    const form = (rule: string) => asked({ host, who }, RULE, `/mk/rule/${law.id}/${rule}`)
    expect((await form('clarification')).html).toContain('value="stops"')
    expect((await form('silence')).html).toContain('<textarea')
    const choice = { version: '0', value: 'stops', isConfirmed: 'yes', ...known }
    await asked({ host, who }, RULE, `/mk/rule/${law.id}/clarification`, choice)
    const wording = { version: String(law.rules.silence!.version), value: 'Тишината е одбивање', ...known }
    await asked({ host, who, locale: 'mk' }, RULE, `/mk/rule/${law.id}/silence`, wording)
    const { rules } = (await host.publicly((db) => lawOf(db, 'mk')))!
    expect(rules.clarification).toMatchObject({ value: 'stops', isConfirmed: true })
    expect(rules.silence!.value).toMatchObject({ mk: { text: 'Тишината е одбивање', state: 'source' } })
  })

  test('a ground of refusal, added and corrected', async ({ host, as }) => {
    const who = await as.coordinator()
    const law = (await host.publicly((db) => lawOf(db, 'al')))!
    const added = { act: 'add', version: '0', text: 'Tax secret', ...known }
    expect((await asked({ host, who }, GROUND, `/al/ground/${law.id}/new`, added)).status).toBe(303)
    const ground = (await host.publicly((db) => lawOf(db, 'al')))!.grounds.at(-1)!
    const changed = { act: 'change', version: String(ground.version), text: 'Secrecy of taxes', ...known }
    expect((await asked({ host, who }, GROUND, `/al/ground/${law.id}/${ground.id}`, changed)).status).toBe(303)
    const { text } = await asked({ host, who }, COUNTRY, '/al?done=ground')
    expect(text).toContain('Secrecy of taxes')
    expect(text).toContain('The ground of refusal is saved.')
  })

  test('a day off, added and taken back', async ({ host, as }) => {
    const who = await as.coordinator()
    const off = { name: 'Day of mourning', offFor: 'everybody', source: 'Decree 5', reason: 'mourning' }
    const added = { act: 'add', territory: '', ...day('day', ['10', '2', '2027']), ...off }
    const { status, to } = await asked({ host, who }, HOLIDAY, '/ba/holiday/new', added)
    expect([status, to]).toEqual([303, '/app/access-laws/ba?done=holiday&year=2027'])
    const [it] = await host.publicly((db) => holidays(db, 'ba', '2027-02-10', '2027-02-10'))
    const taken = { act: 'change', version: String(it!.version), ...day('day', ['10', '2', '2027']), ...off }
    await asked({ host, who }, HOLIDAY, `/ba/holiday/${it!.id}`, { ...taken, offFor: 'nobody' })
    const { text } = await asked({ host, who }, COUNTRY, '/ba?year=2027')
    expect(text).toContain('Day of mourning')
    expect(text).toContain('nobody: taken back by hand')
  })

  test('and by nobody else: the forms themselves are refused', async ({ host, as }) => {
    const law = (await host.publicly((db) => lawOf(db, 'rs')))!
    const who = await as.lead('rs')
    expect((await asked({ host, who }, RULE, `/rs/rule/${law.id}/days`)).status).toBe(403)
    const add = { act: 'add', ...day('day', ['10', '2', '2027']), name: 'x', offFor: 'everybody', ...known }
    expect((await asked({ host, who }, HOLIDAY, '/rs/holiday/new', add)).status).toBe(403)
    expect(await host.publicly((db) => holidays(db, 'rs', '2027-02-10', '2027-02-10'))).toEqual([])
  })
})
