import { Details } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { ScoreParts } from '../../scoring/parts/ScoreParts.tsx'
import { ScoreSaid } from '../../scoring/parts/ScoreSaid.tsx'
import { useScoringWords } from '../../scoring/words.ts'
import type { Halves } from '../half-summary.ts'
import type { AreaData } from '../readings/area.server.ts'
import { ShortResult } from './AreaTable.tsx'

interface Props {
  country: { readonly code: string; readonly name: string; readonly year: number }
  halves: Halves
  indicators: AreaData['indicators']
}

/** How a country's two scores in an area come about: each opens into its indicators, their weights, and what is missing. */
export function AreaScores({ country: { code: country, name, year }, halves, indicators }: Props) {
  const t = useScoringWords()
  const locale = useLocale()
  const valueOf = (code: string) => indicators.find((it) => it.code === code)?.values[country]
  return (['law', 'practice'] as const).map((half) => {
    const { score } = halves[half]
    return (
      <Details key={half} summary={t(half === 'law' ? 'how-law' : 'how-practice')}>
        <ScoreSaid score={score} />
        {score.parts.length > 0 && (
          <ScoreParts
            half={half}
            score={score}
            name={name}
            hrefOf={(code) => `/${locale}/indicators/${code.toLowerCase()}/${country}/${year}`}
            result={({ code }) => <ShortResult value={valueOf(code)} isRated />}
          />
        )}
      </Details>
    )
  })
}
