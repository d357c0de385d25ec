import { isIndexed, loadConcepts, rebuildSearch } from './content-search.server.ts'
import type { Doing } from './kit/acts.ts'
import { canonical, sha256 } from './kit/canonical.ts'
import { loadLawsAndDays } from './modules/access-law/shipping.server.ts'
import { loadBreakdowns } from './modules/country/load-breakdowns.server.ts'
import {
  loadCountries,
  loadInstitutions,
  loadTerms,
  loadTerritories,
  readNames,
} from './modules/country/load.server.ts'
import { loadInstrument } from './modules/instrument/load.server.ts'
import { indicatorHeads, instrumentVersion } from './modules/instrument/queries.server.ts'
import { loadFigures } from './modules/observation/load-figures.server.ts'
import { loadMeasures } from './modules/observation/load.server.ts'
import { loadStandards } from './modules/standard/load.server.ts'
import { readContentFiles } from './server/content-files.ts'
import type { Tx } from './server/db/types.ts'

/** Raised when a loader changes what it makes of the same files: the next start loads again. */
const LOADER = 4

/** Loads what the product ships, all or nothing; the same files a second time change nothing and cost a hash. */
export async function loadContent(
  tx: Tx,
  folder: string,
  log: (line: string) => void,
  tell?: Doing['tell'],
): Promise<void> {
  const files = readContentFiles(folder)
  const now = new Date()
  // Holidays are made for two years ahead: with a new year, a new one of them.
  const hash = sha256(canonical({ loader: LOADER, files: files.hash, year: now.getUTCFullYear() }))
  const instance = await tx.selectFrom('instance').select('contentHash').executeTakeFirst()
  if (instance?.contentHash === hash) return catchUpSearch(tx)
  const started = performance.now()
  const names = readNames(files)
  const countries = await loadCountries(tx, files, names)
  await loadTerritories(tx, files)
  await loadLawsAndDays(tx, files, { now, tell })
  await loadTerms(tx, names)
  await loadBreakdowns(tx, files, names.disaggregations)
  await loadInstitutions(tx, files, { names, countries })
  const citations = await loadStandards(tx, files)
  await loadInstrument(tx, files, { names, citations, now })
  const version = await instrumentVersion(tx)
  const indicators = new Set((await indicatorHeads(tx, version!.id)).map(({ code }) => code))
  const units = await loadMeasures(tx, files, { families: names.measureFamilies, indicators })
  await loadFigures(tx, files, { countries, units, now })
  await loadConcepts(tx, files)
  await rebuildSearch(tx)
  await tx.updateTable('instance').set({ contentHash: hash }).execute()
  log(`content loaded in ${Math.round(performance.now() - started)} ms`)
}

/** A version of the instrument that was published while the index could not follow is found from now on. */
async function catchUpSearch(tx: Tx): Promise<void> {
  const version = await instrumentVersion(tx)
  if (version && !(await isIndexed(tx, version.code))) await rebuildSearch(tx)
}
