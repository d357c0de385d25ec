import type { LocalText } from '../../../kit/local-text.ts'
import { Wording } from '../../../web/parts/index.ts'
import type { AccessLaw } from '../model.ts'
import { LawRules } from './LawRules.tsx'

interface Props {
  readonly law: AccessLaw & { readonly territoryName: LocalText | null }
  readonly mayChange?: boolean
}

/** One law under its title; where two of a country have the same one, the gazette tells them apart. */
export function LawSection({ law, mayChange = false }: Props) {
  const id = `law-${law.key}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <Wording text={law.title} />
        {law.territoryName && (
          <>
            {' ('}
            <Wording text={law.territoryName} />)
          </>
        )}
        {law.gazette && <small className="muted"> {law.gazette}</small>}
      </h2>
      <LawRules law={law} mayChange={mayChange} />
    </section>
  )
}
