import type { readDesk } from '../queries.server.ts'

export type DeskData = Awaited<ReturnType<(typeof readDesk)['run']>>
export type List = NonNullable<DeskData['list']>
export type Shown = List['segments'][number]

/**
 * Another view of the desk: the language is `into` in an address, where `lang` is the reader's own. What stays the same is kept, null takes away; a page number belongs
 * to one list only.
 */
export function deskHref(
  asked: DeskData['asked'],
  other: Partial<Record<'version' | 'lang' | 'state' | 'kind' | 'area' | 'page', string | null>>,
): string {
  const { page: _page, ...kept } = asked
  const { lang, ...rest } = { ...kept, ...other }
  const all = { ...rest, into: lang }
  const query = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value]])),
  )
  return `/app/translate?${query}`
}
