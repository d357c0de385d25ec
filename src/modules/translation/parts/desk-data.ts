import type { readDesk } from '../queries.server.ts'

export type DeskData = Awaited<ReturnType<(typeof readDesk)['run']>>
export type List = NonNullable<DeskData['list']>
export type Choices = Pick<DeskData, 'versions' | 'names' | 'areas'> & { readonly asked: AskedFor }
export type Shown = List['segments'][number]

/**
 * Another view of the desk: the language is `into` in an address, where `lang` is the reader's own. What stays the same is
 * kept, null takes away; a page number belongs to one list only.
 */
export function deskHref(asked: AskedFor, other: Other): string {
  return `/app/translate?${queryOf(asked, other)}`
}

/** The files of the same texts; with a name, one of them. */
export function filesHref(asked: AskedFor, name = '', other: Other = {}): string {
  return `/app/translate/files${name && `/${name}`}?${queryOf(asked, other)}`
}

export type AskedFor = Omit<DeskData['asked'], 'page'>
type Other = Partial<Record<'version' | 'lang' | 'state' | 'kind' | 'area' | 'page' | 'from', string | null>>

function queryOf(asked: AskedFor, other: Other): URLSearchParams {
  const { page: _page, ...kept } = asked as DeskData['asked']
  const { lang, ...rest } = { ...kept, ...other }
  const all = { ...rest, into: lang }
  return new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value]])),
  )
}
