import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROLES, type Actor, type AnyAct, type Grant, type Matter, type Role } from '../../kit/acts.ts'
import { decide, reach, rights, withoutRights } from './rights.ts'

/**
 * rights-expected.csv is written from the description of the roles, apart from rights.ts. A row is an act in some
 * states (none: the matter has no state; *: any). A role's cell holds five answers: of a national grant, in its own
 * country, in another one, for what is of the whole region; of a regional grant, in a country, for the whole region
 * (- where the role is never held so). A allowed, N not-allowed, T not-there, S sign-in-again. The columns before say
 * what becomes of an A where the actor is an author, is the person concerned, has not proved anew who they are, or
 * holds the role for another institution than the matter's; = nothing. Of self, A makes any answer an A.
 */
const [head, ...lines] = readFileSync(join(import.meta.dirname, 'rights-expected.csv'), 'utf8')
  .trim()
  .split('\n')
const names = head!.split(',')
const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])))

const LETTERS = { A: 'allowed', N: 'not-allowed', T: 'not-there', S: 'sign-in-again' } as const
type Letter = keyof typeof LETTERS
const ALL_STATES =
  'none draft submitted returned approved planned collecting assessing proposed published set-aside team content house'

const SITUATIONS: readonly { held: string | null; of: string | null }[] = [
  { held: 'rs', of: 'rs' },
  { held: 'rs', of: 'al' },
  { held: 'rs', of: null },
  { held: null, of: 'rs' },
  { held: null, of: null },
]
const INSTITUTIONS: readonly { held: string | null; of: string | null }[] = [
  { held: null, of: null },
  { held: null, of: 'ministry' },
  { held: 'ministry', of: null },
  { held: 'ministry', of: 'ministry' },
  { held: 'ministry', of: 'court' },
]
const YES_NO = [false, true]

const actorWith = (grants: Grant[], isFresh = true): Actor => ({
  id: 'me',
  name: 'me',
  locale: 'en',
  sessionId: 's',
  grants,
  isFresh,
})

function expected(
  row: Record<string, string>,
  cell: Letter,
  it: Record<'author' | 'self' | 'stale' | 'elsewhere', boolean>,
): Letter {
  let letter = it.elsewhere && row['institution'] === 'T' ? 'T' : cell
  if (it.author && letter === 'A' && row['author'] !== '=') letter = row['author'] as Letter
  if (it.self && (letter === 'A' || row['self'] === 'A') && row['self'] !== '=') letter = row['self'] as Letter
  if (it.stale && letter === 'A' && row['stale'] !== '=') letter = row['stale'] as Letter
  return letter
}

/** Every cell of the matrix: act and state, role, countries, institutions, author or not, self or not, fresh or not. */
function* cells() {
  for (const row of rows)
    for (const state of (row['states'] === '*' ? ALL_STATES : row['states']!).split(' '))
      for (const role of ROLES)
        for (const [at, country] of SITUATIONS.entries())
          for (const institution of INSTITUTIONS)
            for (const author of YES_NO)
              for (const self of YES_NO)
                for (const stale of YES_NO) {
                  const cell = row[role]![at] as Letter | '-'
                  if (cell === '-') continue
                  const elsewhere = institution.held !== null && institution.of === 'court'
                  const letter = expected(row, cell, { author, self, stale, elsewhere })
                  const grant: Grant = { role, country: country.held, institution: institution.held }
                  const matter: Matter = {
                    subject: 'x',
                    country: country.of,
                    institution: institution.of,
                    authors: author ? ['other', 'me'] : ['other'],
                    person: self ? 'me' : 'other',
                    ...(state === 'none' ? {} : { state }),
                  }
                  yield { act: row['act']!, actor: actorWith([grant], !stale), matter, letter }
                }
}

test('every cell of the matrix of rights is as the table of expected answers says', () => {
  const wrong: unknown[] = []
  let walked = 0
  for (const { act, actor, matter, letter } of cells()) {
    walked++
    const verdict = decide(act, actor, matter)
    if (verdict !== LETTERS[letter])
      wrong.push({ act, grant: actor.grants[0], matter, fresh: actor.isFresh, verdict, letter })
  }
  expect(wrong.slice(0, 5)).toEqual([])
  expect(walked).toBeGreaterThan(100_000)
})

test('each act of the table of rights has expected answers, and the other way round', () => {
  expect(Object.keys(rights).sort()).toEqual([...new Set(rows.map((row) => row['act']!))].sort())
})

test('each command and query of every module is in the table of rights and has expected answers', () => {
  const modules = import.meta.glob<Record<string, unknown>>('../*/*.server.ts', { eager: true })
  const acts = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(
      (value): value is AnyAct => typeof value === 'object' && value !== null && 'sort' in value && 'may' in value,
    )
  expect(acts.length).toBeGreaterThan(10)
  expect(withoutRights(acts)).toEqual([])
})

test('an act that is in no table is allowed to nobody', () => {
  for (const act of ['nothing.at-all', 'constructor', '__proto__', 'toString', ''])
    for (const role of ROLES)
      expect(
        decide(act, actorWith([{ role, country: null, institution: null }]), { subject: 'x', country: null }),
      ).toBe('not-allowed')
})

test('somebody without any role reaches nothing but their own account and their own work', () => {
  const nobody = actorWith([])
  for (const act of Object.keys(rights)) {
    const verdict = decide(act, nobody, { subject: 'x', country: 'rs', state: 'draft', person: 'other' })
    if (act !== 'work.read') expect(verdict, act).not.toBe('allowed')
  }
  expect(decide('account.read', nobody, { subject: 'x', country: null, person: 'me' })).toBe('allowed')
  expect(reach(nobody)).toEqual({ reads: '', writes: '', translates: '' })
})

test('two roles in two countries do not lend one another their rights', () => {
  const actor = actorWith([
    { role: 'monitor', country: 'rs', institution: null },
    { role: 'reviewer', country: 'al', institution: null },
  ])
  const submitted = { subject: 'x', state: 'submitted' }
  expect(decide('assessment.approve', actor, { ...submitted, country: 'rs' })).toBe('not-allowed')
  expect(decide('assessment.approve', actor, { ...submitted, country: 'al' })).toBe('allowed')
  expect(decide('evidence.attach', actor, { subject: 'x', country: 'al' })).toBe('not-allowed')
  expect(decide('evidence.attach', actor, { subject: 'x', country: 'mk' })).toBe('not-there')
})

const holding = (...grants: [Role, string | null][]) =>
  reach(actorWith(grants.map(([role, country]) => ({ role, country, institution: null }))))

test('the database lets through the countries of the roles, and nothing for administrators and auditors', () => {
  expect(holding(['administrator', null], ['auditor', null])).toMatchObject({ reads: '', writes: '' })
  expect(holding(['monitor', 'rs'], ['reviewer', 'al'], ['lead', 'rs'])).toMatchObject({
    reads: 'al,rs',
    writes: 'al,rs',
  })
  expect(holding(['reader', 'mk'], ['monitor', 'rs'])).toMatchObject({ reads: 'mk,rs', writes: 'rs' })
  expect(holding(['coordinator', null], ['monitor', 'rs'])).toMatchObject({ reads: '*', writes: '*' })
  expect(holding(['reader', null])).toMatchObject({ reads: '*', writes: '' })
  expect(holding(['monitor', 'rs'], ['reader', null])).toMatchObject({ translates: '' })
})

test('a translator reaches the words of the instrument, and nothing else of any country', () => {
  expect(holding(['translator', null])).toEqual({ reads: '', writes: '', translates: '*' })
  expect(holding(['translator', 'rs'], ['translator', 'al'])).toEqual({ reads: '', writes: '', translates: 'al,rs' })
})

const respondentOf = (request: string, part: 'owner' | 'delegate'): Actor => ({
  ...actorWith([]),
  respondent: { request, part },
})

test('a respondent is there for their own request alone, and a delegate neither submits nor delegates', () => {
  const mine: Matter = { subject: 'x', country: 'rs', request: 'mine' }
  const other: Matter = { subject: 'x', country: 'rs', request: 'other' }
  const nameless: Matter = { subject: 'x', country: 'rs', person: 'me' }
  for (const act of Object.keys(rights)) {
    const isReply = act.startsWith('reply.')
    expect([act, decide(act, respondentOf('mine', 'owner'), mine)]).toEqual([act, isReply ? 'allowed' : 'not-there'])
    expect([act, decide(act, respondentOf('mine', 'owner'), other)]).toEqual([act, 'not-there'])
    expect([act, decide(act, respondentOf('mine', 'owner'), nameless)]).toEqual([act, 'not-there'])
  }
  expect(decide('reply.owner', respondentOf('mine', 'delegate'), mine)).toBe('not-allowed')
  expect(decide('reply.answer', respondentOf('mine', 'delegate'), mine)).toBe('allowed')
})
