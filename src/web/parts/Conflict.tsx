import { useId } from 'react'
import type { ReactNode } from 'react'
import { useWebWords } from '../words.ts'
import { TableRegion } from './TableRegion.tsx'

interface Props<Key extends string> {
  /** What the reader was about to save, by field. */
  mine: Readonly<Record<Key, string>>
  /** What stands in the base now. */
  theirs: Readonly<Record<Key, string>>
  /** The fields in their order, by name. */
  labels: Readonly<Record<Key, string>>
  /** Who saved meanwhile, by role. */
  theirsBy?: string | undefined
  /** The ways out: buttons. */
  children?: ReactNode
}

/** Two versions side by side; the fields that differ say so in words. */
export function Conflict<Key extends string>({ mine, theirs, labels, theirsBy, children }: Props<Key>) {
  const t = useWebWords()
  const id = useId()
  const keys = Object.keys(labels) as Key[]
  return (
    <section className="conflict" role="alert" aria-labelledby={id}>
      <h2 id={id}>{t('conflict.title')}</h2>
      <p>{t('conflict.explanation')}</p>
      <TableRegion labelledBy={id}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.mine')}</th>
              <th scope="col">
                {theirsBy === undefined ? t('conflict.theirs') : t('conflict.theirs-by', { by: theirsBy })}
              </th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key} className={mine[key] === theirs[key] ? undefined : 'differs'}>
                <th scope="row">
                  {labels[key]}
                  {mine[key] !== theirs[key] && <div className="small muted">{t('conflict.differs')}</div>}
                </th>
                <td>{mine[key]}</td>
                <td>{theirs[key]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {children}
    </section>
  )
}
