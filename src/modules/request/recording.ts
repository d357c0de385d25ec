import type { Actor, Role } from '../../kit/acts.ts'

const RECORDERS: readonly Role[] = ['coordinator', 'lead', 'monitor', 'rapporteur']

/** Who is offered the forms with which what happened is recorded; rights decide when one is sent. */
export const recordsIn = ({ grants }: Pick<Actor, 'grants'>, country: string): boolean =>
  grants.some((held) => RECORDERS.includes(held.role) && (held.country === null || held.country === country))
