import type { People } from '../../../test/people.ts'
import type { Host } from '../../server/perform.ts'
import { changeFields, startDraft } from './draft-commands.server.ts'
import { judgedOf } from './judging.server.ts'
import { confirmVerdicts, publishVersion } from './publish-commands.server.ts'
import { versionById } from './versions-queries.server.ts'

interface Given {
  readonly host: Host
  readonly as: People
}

/** The next version, of the core or of a country, with these fields changed, each verdict confirmed as proposed. */
export async function publishedWith(
  { host, as }: Given,
  country: string | null,
  changes: Readonly<Record<string, Readonly<Record<string, string | boolean | readonly string[]>>>>,
  reason = 'As the rule proposes.',
): Promise<{ id: string; code: string }> {
  const planner = country === null ? await as.coordinator() : await as.lead(country)
  const { id: versionId } = await planner.does(startDraft, { country })
  for (const [item, told] of Object.entries(changes))
    await planner.does(changeFields, {
      versionId,
      item,
      fields: Object.entries(told).map(([field, value]) => ({
        field,
        value: typeof value === 'object' ? [...value] : value,
        seen: 0,
      })),
    })
  const version = (await host.asSystem((tx) => versionById(tx, versionId)))!
  for (const { code, against } of await host.asSystem((tx) => judgedOf(tx, version)))
    await planner.does(confirmVerdicts, { versionId, againstId: against.id, codes: [code], reason })
  await planner.does(publishVersion, { versionId, revision: version.revision })
  return { id: versionId, code: version.code }
}
