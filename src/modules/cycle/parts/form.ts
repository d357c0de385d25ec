import { localPath } from '../../identity/model.ts'

/** A page of the workbench to go back to, as the address names it (`?to=`), told what was made there. */
export function backTo(url: URL, made: Readonly<Record<string, string>>): string | undefined {
  const to = localPath(url.searchParams.get('to'))
  if (!to.startsWith('/app/')) return undefined
  return `${to}${to.includes('?') ? '&' : '?'}${new URLSearchParams(made)}`
}
