import { useId } from 'react'
import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { ScoreCell } from './ScoreCell.tsx'
import type { Half, Score } from './ScoreCell.tsx'
import { TableRegion } from './TableRegion.tsx'

export interface ScoreCountry {
  readonly code: string
  readonly name: string
  readonly href?: string | undefined
}

export interface ScoreRow {
  readonly code: string
  readonly name: string
  readonly href?: string | undefined
  /** By country code. */
  readonly scores: Readonly<Record<string, Readonly<Record<Half, Score>>>>
}

interface Props {
  caption: ReactNode
  countries: readonly ScoreCountry[]
  rows: readonly ScoreRow[]
  /** Both, law first, unless the reader asked for one. */
  halves?: readonly Half[]
  /** Heading of the first column, where the rows are not areas. */
  rowsAre?: ReactNode
  notes?: ReactNode
}

const both: readonly Half[] = ['law', 'practice']

/** Areas by countries, law and practice side by side. */
export function ScoreTable({ caption, countries, rows, halves = both, rowsAre, notes }: Props) {
  const t = useWebWords()
  const id = useId()
  return (
    <>
      <TableRegion labelledBy={id}>
        <table className={halves.length > 1 ? 'scores' : 'scores scores-single'}>
          <caption>
            <span id={id}>{caption}</span>
          </caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {rowsAre ?? t('score.area')}
              </th>
              {countries.map((country) => (
                <th key={country.code} colSpan={halves.length} scope="colgroup">
                  <Name {...country} />
                </th>
              ))}
            </tr>
            <tr>
              {countries.map(({ code }) =>
                halves.map((half) => (
                  <th key={`${code} ${half}`} scope="col" className={`half-${half}`}>
                    {t(`score.${half}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ScoreTableRow key={row.code} row={row} countries={countries} halves={halves} />
            ))}
          </tbody>
        </table>
      </TableRegion>
      {notes !== undefined && <div className="table-notes">{notes}</div>}
    </>
  )
}

function ScoreTableRow({ row, countries, halves }: { row: ScoreRow } & Required<Pick<Props, 'countries' | 'halves'>>) {
  return (
    <tr>
      <th scope="row">
        <Name {...row} />
      </th>
      {countries.map((country) =>
        halves.map((half) => (
          <td key={`${country.code} ${half}`} className={`half-${half}`}>
            <ScoreCell
              score={row.scores[country.code]?.[half] ?? { value: 'not-yet-assessed' }}
              country={country.name}
              area={row.name}
              half={half}
            />
          </td>
        )),
      )}
    </tr>
  )
}

function Name({ name, href }: { name: string; href?: string | undefined }) {
  return href === undefined ? name : <a href={href}>{name}</a>
}
