import type { Role } from './kit/acts.ts'

type Word =
  | 'work.mine'
  | 'work.cycles'
  | 'work.instrument'
  | 'work.translate'
  | 'work.requests'
  | 'work.institutions'
  | 'work.review'
  | 'work.evidence'
  | 'work.editions'
  | 'work.access-laws'
  | 'work.people'
  | 'work.mail'
  | 'work.audit'
  | 'work.portal'

interface Entry {
  readonly href: string
  readonly word: Word
  /** Whom the link helps; rights are decided elsewhere. */
  readonly roles: readonly Role[] | 'all'
}

const CONTENT: readonly Role[] = ['coordinator', 'lead', 'monitor', 'reviewer', 'rapporteur', 'publisher']

const RAIL: readonly { label: 'work.group.work' | 'work.group.house'; links: readonly Entry[] }[] = [
  {
    label: 'work.group.work',
    links: [
      { href: '/app', word: 'work.mine', roles: 'all' },
      { href: '/app/cycles', word: 'work.cycles', roles: [...CONTENT, 'reader'] },
      { href: '/app/instrument', word: 'work.instrument', roles: [...CONTENT, 'reader', 'translator'] },
      {
        href: '/app/translate',
        word: 'work.translate',
        roles: ['translator', 'coordinator', 'lead', 'monitor', 'reviewer'],
      },
      { href: '/app/requests', word: 'work.requests', roles: CONTENT },
      { href: '/app/institutions', word: 'work.institutions', roles: CONTENT },
      { href: '/app/review', word: 'work.review', roles: ['coordinator', 'lead', 'reviewer'] },
      { href: '/app/evidence', word: 'work.evidence', roles: CONTENT },
      { href: '/app/editions', word: 'work.editions', roles: CONTENT },
      { href: '/app/access-laws', word: 'work.access-laws', roles: [...CONTENT, 'reader'] },
    ],
  },
  {
    label: 'work.group.house',
    links: [
      { href: '/app/admin/people', word: 'work.people', roles: ['administrator', 'coordinator', 'lead'] },
      { href: '/app/admin/mail', word: 'work.mail', roles: ['administrator'] },
      { href: '/app/admin/audit', word: 'work.audit', roles: ['administrator', 'auditor'] },
      { href: '/', word: 'work.portal', roles: 'all' },
    ],
  },
]

/** The links of the rail that help somebody with these roles; nobody signed in: none. */
export function railFor(roles: readonly Role[]) {
  if (roles.length === 0) return []
  return RAIL.map(({ label, links }) => ({
    label,
    links: links.filter(({ roles: whom }) => whom === 'all' || whom.some((role) => roles.includes(role))),
  })).filter(({ links }) => links.length > 0)
}
