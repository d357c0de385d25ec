import { route, type RouteConfigEntry } from '@react-router/dev/routes'

const page = (name: string) => `modules/identity/pages/${name}`

export const identityRoutes: RouteConfigEntry[] = [
  route('invitation/:token', page('invitation.tsx')),
  route('sign-in', page('sign-in.tsx')),
  route('sign-in-again', page('sign-in-again.tsx')),
  route('sign-out', page('sign-out.ts')),
  route('language', page('language.ts')),
  route('passkey-options', page('passkey-options.ts')),
  route('account', page('account.tsx')),
  route('account/password', page('account-password.tsx')),
  route('admin/people', page('people.tsx')),
  route('admin/people/:id', page('person.tsx')),
  route('admin/mail', page('mail.tsx')),
  route('admin/audit', page('audit.tsx')),
]
