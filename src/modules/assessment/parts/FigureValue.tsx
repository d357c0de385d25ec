import { useGiven } from '../../../web/answers/index.ts'
import { isMissingKind, Missing } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { valueLine, type UnitNames } from './shown.ts'

/** A figure's value with its unit; one that is missing says why. */
export function FigureValue({ figure, units }: { figure: Parameters<typeof valueLine>[0]; units: UnitNames }) {
  const locale = useLocale()
  const given = useGiven()
  const line = valueLine(figure, { locale, units, given })
  if (line !== undefined) return line
  return isMissingKind(figure.kind) ? <Missing kind={figure.kind} /> : figure.asGiven
}
