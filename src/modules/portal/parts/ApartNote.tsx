import { Change } from '../../../web/parts/index.ts'
import { usePortalWords } from '../words.ts'

/** Why a value cannot stand beside another; the shape of a break between two versions. */
export interface ApartWords {
  readonly verdict: string
  readonly reason: string
  readonly version: string
}

/** The sign and the words that two values are not of one series. */
export function ApartNote({ apart, isShort }: { apart: ApartWords; isShort?: boolean }) {
  const said = useApartWords()(apart)
  return (
    <span className="apart">
      <Change kind="not-comparable" /> <span className="small">{said}</span>
      {isShort !== true && apart.reason !== '' && <span className="small muted"> {apart.reason}</span>}
    </span>
  )
}

const KNOWN = ['changed-scale', 'changed-scope', 'new', 'dropped', 'national', 'no-common-version'] as const

export function useApartWords(): (apart: ApartWords) => string {
  const t = usePortalWords()
  return ({ verdict, version }) => {
    const known = KNOWN.find((one) => one === verdict) ?? 'no-common-version'
    return t(`apart.${known}`, { version })
  }
}
