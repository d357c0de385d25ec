import type { Locale } from '../locale/index.ts'
import type { AnswerKind, Whole } from './kind.ts'
import { sayCell, sayShare, type Said } from './said.ts'
import { shareOf } from './share.ts'

/** How many of how many: the share is computed, so that it can be checked and added up. */
export const percentage: AnswerKind = {
  fields: () => [
    { name: 'numerator', sort: 'number' },
    { name: 'denominator', sort: 'number' },
  ],
  beside: [],
  addsUp: () => true,
  isMeasured: false,
  number: shareOfWhole,
  compares: 'points',
  text: (locale, whole) => {
    const share = shareOfWhole(whole)
    const [part, all] = [textOf(locale, whole.numerator), textOf(locale, whole.denominator)]
    if (part === undefined && all === undefined) return undefined
    const fraction = `${part ?? '…'} / ${all ?? '…'}`
    return { kind: 'text', text: share ? `${sayShare(locale, share)} (${fraction})` : fraction }
  },
}

function shareOfWhole({ numerator, denominator }: Whole) {
  return shareOf({ ...(numerator && { numerator }), ...(denominator && { denominator }) })
}

function textOf(locale: Locale, value: Whole['numerator']): string | undefined {
  const said: Said | undefined = value && sayCell(locale, 'number', value)
  return said && 'text' in said ? said.text : undefined
}
