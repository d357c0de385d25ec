import type { Actor, AnyAct, Grant, Matter, Role } from '../../kit/acts.ts'
import type { Verdict } from '../../server/perform.ts'

interface Clause {
  readonly roles: readonly Role[]
  /** Only while the matter is in one of these states. */
  readonly states?: readonly string[]
}

interface Rule {
  /**
   * content: work of a country or an institution. people: persons and their roles. house: mail and audit log.
   * own: what belongs to the person alone. anybody: everybody who is signed in. reply: what an institution answers by a
   * link, its own request alone; no person of ours ever.
   */
  readonly about: 'content' | 'people' | 'house' | 'own' | 'anybody' | 'reply'
  /** Of a reply: for whoever answers all of it, not for a colleague who was given some of the questions. */
  readonly isOwners?: true
  readonly may?: readonly Clause[]
  /** Whoever holds the role somewhere reads what is of the whole region; changing it takes a role for the region. */
  readonly isRead?: true
  readonly never?: 'author' | 'self'
  readonly isFresh?: true
}

const EDITORS: readonly Role[] = ['coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur', 'publisher']
const CONTENT: readonly Role[] = [...EDITORS, 'reader']
/** Whom a country's rows are there for at all; a translator is allowed nothing of them but the instrument. */
const WITHIN: readonly Role[] = [...CONTENT, 'translator']
const TRANSLATORS: readonly Role[] = ['translator', 'coordinator', 'lead', 'monitor', 'reviewer']
const DESK: readonly Role[] = ['monitor', 'lead', 'rapporteur']
const PLANNERS: readonly Role[] = ['coordinator', 'lead']
const PUBLISHERS: readonly Role[] = ['publisher', 'coordinator', 'lead']

const reads = (...roles: readonly Role[]): Rule => ({ about: 'content', may: [{ roles }], isRead: true })
const writes = (...roles: readonly Role[]): Rule => ({ about: 'content', may: [{ roles }] })

/** Of persons, the state is the weight of their roles, those asked for included: model.ts, `weightOf`. */
const person: Rule = {
  about: 'people',
  may: [
    { roles: ['administrator'] },
    { roles: ['coordinator'], states: ['content', 'team'] },
    { roles: ['lead'], states: ['team'] },
  ],
  never: 'self',
  isFresh: true,
}
const approval: Rule = {
  about: 'content',
  may: [{ roles: ['reviewer', 'lead'], states: ['submitted'] }],
  never: 'author',
}

/** Who may do what. What is not here is allowed to nobody. */
export const rights: Readonly<Record<string, Rule>> = {
  'person.invite': person,
  'person.change': person,
  'person.end': person,
  'people.read': { about: 'people', may: [{ roles: ['administrator', 'coordinator', 'lead'] }], isRead: true },
  'account.read': { about: 'own' },
  'account.change': { about: 'own' },
  'account.secure': { about: 'own', isFresh: true },
  'session.end': { about: 'own' },
  'session.end-all': { about: 'own' },
  'mail.read': { about: 'house', may: [{ roles: ['administrator'] }] },
  'mail.send-by-hand': { about: 'house', may: [{ roles: ['administrator'] }] },
  'audit.read': { about: 'house', may: [{ roles: ['auditor', 'administrator'] }] },
  'work.read': { about: 'anybody' },

  'instrument.read': reads(...WITHIN),
  'instrument.draft': writes(...PLANNERS),
  'instrument.translate': writes(...TRANSLATORS),
  'instrument.review-translation': writes(...TRANSLATORS),
  'instrument.publish': { ...writes(...PLANNERS), isFresh: true },

  'access-law.read': reads(...CONTENT),
  'access-law.change': writes('coordinator'),

  'cycle.read': reads(...CONTENT),
  'cycle.open': writes(...PLANNERS),
  'cycle.change': writes(...PLANNERS),
  'cycle.team': writes(...PLANNERS),
  'cycle.carry-forward': writes(...PLANNERS),

  'evidence.read': reads(...EDITORS),
  'evidence.attach': writes(...DESK),
  'evidence.change': writes(...DESK),
  'evidence.withdraw': writes(...DESK),
  'evidence.settle': writes(...DESK, 'reviewer'),

  'observation.record': writes(...DESK),
  'observation.withdraw': writes(...DESK),

  'institution.read': reads(...EDITORS),
  'institution.contact': writes(...PLANNERS),
  'request.read': reads(...EDITORS),
  'request.plan': writes(...PLANNERS),
  'request.send': writes(...PLANNERS),
  'request.remind': writes(...PLANNERS),
  'letter.template': writes(...PLANNERS),
  'request.sort-mail': writes('coordinator'),
  'request.record': writes(...PLANNERS, 'monitor', 'rapporteur'),
  'request.accept': writes(...DESK),
  'request.code': writes(...PLANNERS),
  'reply.read': { about: 'reply' },
  'reply.answer': { about: 'reply' },
  'reply.owner': { about: 'reply', isOwners: true },

  'assessment.read': reads(...EDITORS),
  'assessment.write': writes(...DESK),
  'assessment.submit': { about: 'content', may: [{ roles: DESK, states: ['draft', 'returned'] }] },
  'assessment.approve': approval,
  'assessment.return': approval,
  'assessment.adjudicate': approval,
  'review.read': reads('reviewer', 'lead', 'coordinator'),

  'finding.read': reads(...EDITORS),
  'finding.send': writes(...PLANNERS),
  'finding.decide': { ...writes('reviewer', 'lead'), never: 'author' },

  'edition.read': reads(...EDITORS),
  'edition.propose': writes(...PUBLISHERS),
  'edition.publish': {
    about: 'content',
    may: [{ roles: PUBLISHERS, states: ['proposed'] }],
    never: 'author',
    isFresh: true,
  },
  'edition.set-aside': writes(...PUBLISHERS),
}

/** May this person do this act on this matter, as of now? What they cannot see is not there for them. */
export function decide(act: string, actor: Actor, matter: Matter): Verdict {
  const rule = Object.hasOwn(rights, act) ? rights[act] : undefined
  if (!rule) return 'not-allowed'
  if (rule.about === 'reply' || actor.respondent) return decideReply(rule, actor, matter)
  if (!isInReach(rule, actor, matter)) return 'not-there'
  if (rule.may && !rule.may.some((clause) => isHeld(clause, rule, actor, matter))) return 'not-allowed'
  if (rule.never === 'author' && matter.authors?.includes(actor.id)) return 'not-allowed'
  if (rule.never === 'self' && matter.person === actor.id) return 'not-allowed'
  return rule.isFresh && !actor.isFresh ? 'sign-in-again' : 'allowed'
}

/** A respondent is there for their own request and for nothing else; nobody else is there for what respondents do. */
function decideReply({ about, isOwners }: Rule, { respondent }: Actor, { request }: Matter): Verdict {
  if (about !== 'reply' || !respondent || request === undefined || respondent.request !== request) return 'not-there'
  return isOwners && respondent.part !== 'owner' ? 'not-allowed' : 'allowed'
}

/**
 * The countries whose rows this person's transactions may see and write: 'rs,al', '*' or nothing. Translates are those
 * whose instrument alone is open to them.
 */
export function reach(actor: Actor): { reads: string; writes: string; translates: string } {
  return {
    reads: countriesOf(actor.grants, CONTENT),
    writes: countriesOf(actor.grants, EDITORS),
    translates: countriesOf(actor.grants, ['translator']),
  }
}

function countriesOf(grants: readonly Grant[], roles: readonly Role[]): string {
  const held = grants.filter(({ role }) => roles.includes(role))
  if (held.some(({ country }) => country === null)) return '*'
  const countries = new Set(held.flatMap(({ country }) => country ?? []))
  return [...countries].sort((a, b) => (a < b ? -1 : 1)).join(',')
}

function isInReach({ about }: Rule, actor: Actor, matter: Matter): boolean {
  if (about === 'own') return matter.person === actor.id
  if (about === 'house' || about === 'anybody') return true
  const within: readonly Role[] = about === 'people' ? [...WITHIN, 'administrator'] : WITHIN
  return actor.grants.some((grant) => within.includes(grant.role) && covers(grant, matter))
}

function isHeld({ roles, states }: Clause, rule: Rule, actor: Actor, matter: Matter): boolean {
  if (states && !states.includes(matter.state ?? '')) return false
  return actor.grants.some((grant) => {
    if (!roles.includes(grant.role)) return false
    if (rule.about === 'house') return true
    const isRegional = matter.country === null && !rule.isRead
    return covers(grant, matter) && (!isRegional || grant.country === null)
  })
}

function covers(grant: Grant, { country, institution }: Matter): boolean {
  const inCountry = grant.country === null || country === null || grant.country === country
  const inInstitution = grant.institution === null || !institution || grant.institution === institution
  return inCountry && inInstitution
}

/** Acts of the registry that the table of rights does not know: nobody could ever do them. */
export function withoutRights(acts: readonly AnyAct[]): string[] {
  return acts.map(({ may }) => may).filter((may) => !Object.hasOwn(rights, may))
}
