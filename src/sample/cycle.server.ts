import { openCycle, setTeam } from '../modules/cycle/commands.server.ts'
import { attachEvidence } from '../modules/evidence/commands.server.ts'
import { recordObservation } from '../modules/observation/commands.server.ts'
import type { CountryCode } from './cast.ts'
import { describedSource, toldIn, type SourceName, type Told } from './sources.ts'
import type { PlayedVersion } from './instrument.server.ts'
import type { Player, Stage } from './stage.server.ts'

export interface PlayedCycle {
  readonly id: string
  readonly country: CountryCode
  readonly year: number
  /** Names its acts: 'rs 2024'. */
  readonly name: string
  readonly sources: ReadonlyMap<SourceName, string>
  /** The version of the instrument that it asks from. */
  readonly version: PlayedVersion
}

const DATES: Readonly<Record<number, { collectUntil: string; assessUntil: string; publishOn: string }>> = {
  2023: { collectUntil: '2024-03-31', assessUntil: '2024-06-30', publishOn: '2024-09-30' },
  2024: { collectUntil: '2025-03-31', assessUntil: '2025-06-30', publishOn: '2025-09-30' },
  2025: { collectUntil: '2026-09-30', assessUntil: '2026-12-15', publishOn: '2027-01-31' },
}

/** Opened by the lead, with a team: two monitors share the areas, one reviewer reads all. */
export async function openWithTeam(
  stage: Stage,
  opener: Player,
  { country, year, version }: { country: CountryCode; year: number; version: PlayedVersion },
) {
  const name = `${country} ${year}`
  const opened = await opener.does(`open ${name}`, openCycle, () => ({
    country,
    year,
    versionId: version.id,
    ...DATES[year]!,
  }))
  const areas = [...new Set(version.indicators.map(({ areaCode }) => areaCode))]
  const reviewer = stage.player(`reviewer ${country}`)
  await opener.does(`team ${name}`, setTeam, () => ({
    id: opened.id,
    version: opened.version,
    members: areas.flatMap((areaCode) => [
      { areaCode, personId: monitorOf(stage, country, areaCode).id, task: 'monitor' as const },
      { areaCode, personId: reviewer.id, task: 'reviewer' as const },
    ]),
  }))
  return { id: opened.id, country, year, name, version }
}

const SECOND_MONITORS_AREAS: readonly string[] = ['AST', 'CMP', 'CHD', 'LAB', 'INT']

export function monitorOf(stage: Stage, country: CountryCode, areaCode: string): Player {
  return stage.player(`${SECOND_MONITORS_AREAS.includes(areaCode) ? 'second-monitor' : 'monitor'} ${country}`)
}

type Opened = Omit<PlayedCycle, 'sources'>

export async function attachSources(stage: Stage, cycle: Opened, names: readonly SourceName[]): Promise<PlayedCycle> {
  const monitor = stage.player(`monitor ${cycle.country}`)
  const sources = new Map<SourceName, string>()
  for (const name of names) {
    const { id } = await monitor.does(`attach ${name} ${cycle.name}`, attachEvidence, () => ({
      ...describedSource(name, cycle.country, cycle.year),
      cycleId: cycle.id,
    }))
    sources.set(name, id)
  }
  return { ...cycle, sources }
}

/** Gives the observations by indicator and source. */
export async function recordReplies(stage: Stage, cycle: PlayedCycle, told = toldIn(cycle.country, cycle.year)) {
  const recorded = new Map<string, string>()
  for (const one of told) {
    const id = await record(stage, cycle, one)
    if (one.territory === undefined) recorded.set(`${one.code} ${one.source}`, id)
  }
  return recorded
}

async function record(
  stage: Stage,
  cycle: PlayedCycle,
  { code, kind, value, source, note, territory }: Told,
): Promise<string> {
  const monitor = monitorOf(stage, cycle.country, code.slice(0, 3))
  const { id } = await monitor.does(
    `record ${code} ${source} ${cycle.name}${territory ? ` ${territory}` : ''}`,
    recordObservation,
    () => ({
      country: cycle.country,
      year: cycle.year,
      indicatorCode: code,
      kind,
      value,
      evidenceId: source && cycle.sources.get(source),
      cycleId: cycle.id,
      note,
      territory,
    }),
  )
  return id
}
