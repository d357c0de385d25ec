import { z } from 'zod'
import { query } from '../../kit/acts.ts'
import { kitProblem } from '../../kit/problems.ts'
import type { ReadDb } from '../../server/db/types.ts'
import { breakdowns, terms } from '../country/queries.server.ts'
import { inOrder, localTextOf, type Item } from '../instrument/index.ts'
import type { InstrumentVersion } from '../instrument/model.ts'
import {
  aboutCode,
  mayDraft,
  valueTerms,
  versionByCode,
  VersionCode,
  wholeVersion,
} from '../instrument/queries.server.ts'
import { importById } from './commands.server.ts'
import { planOfFile, type Brought } from './brought.ts'
import type { FormChoices as Chosen } from './form-reading.ts'
import { groundOf } from './ground.server.ts'
import { FILE_FORMATS, FormChoices } from './model.ts'
import { changesNothing } from './plan.ts'
import type { PlannedItem } from './plan-model.ts'

export { instrumentData, workbookOf } from './files.server.ts'
export { formWorkbook } from './form-file.server.ts'
export { tableOf } from './table.ts'

/** More than a person reads; the numbers are of all. */
const MOST_SHOWN = 200

/** The files of a version: what can be taken out, and what a file that was brought would do. */
export const readFiles = query({
  may: 'instrument.read',
  takes: FormChoices.extend({ code: VersionCode, importId: z.uuid().optional().catch(undefined) }),
  about: (db, { code }) => aboutCode(db, code),
  run: async (db, { actor }, { code, importId, ...choices }) => {
    const version = (await versionByCode(db, code))!
    const mayEdit = version.state === 'draft' && mayDraft(actor, version.country)
    return {
      version,
      mayEdit,
      brought: importId === undefined ? null : await broughtFile(db, version, { id: importId, choices }),
      terms: await valueTerms(db),
    }
  },
})

async function broughtFile(db: ReadDb, version: InstrumentVersion, { id, choices }: { id: string; choices: Chosen }) {
  const found = await importById(db, id)
  if (!found || found.versionId !== version.id) throw kitProblem['not-found']()
  const { fileName, sha256, appliedAt, content } = found
  const about = { id, fileName, sha256, appliedAt }
  if (content === null) return { ...about, form: null, plan: null }
  const read = JSON.parse(content) as Brought
  const ground = await groundOf(db, version, read)
  const plan = planOfFile(read, ground, { ...choices, breakdowns: ground.breakdowns })
  const count = (kind: PlannedItem['kind']) => plan.items.filter((it) => it.kind === kind).length
  const told = plan.items.filter(({ fields }) => fields.length > 0)
  const inConflict = told.filter(isInConflict)
  return {
    ...about,
    form: 'sheets' in read ? { ...choices, asks: plan.asks, areas: areasIn(ground.current) } : null,
    plan: {
      remarks: plan.remarks.slice(0, MOST_SHOWN),
      remarkCount: plan.remarks.length,
      counts: {
        new: count('new'),
        changed: count('changed'),
        retired: count('retired'),
        unchanged: count('unchanged'),
      },
      problems: plan.problems.slice(0, MOST_SHOWN),
      problemCount: plan.problems.length,
      conflicts: inConflict.slice(0, MOST_SHOWN).map(shown),
      conflictCount: inConflict.length,
      items: told
        .filter((it) => !isInConflict(it))
        .slice(0, MOST_SHOWN)
        .map(shown),
      itemCount: told.length - inConflict.length,
      others: plan.others,
      strangers: plan.strangers,
      changesNothing: changesNothing(plan),
    },
  }
}

/** Where a form's new questions can be put. */
function areasIn(current: ReadonlyMap<string, Item>) {
  return inOrder(
    [...current.values()].filter(({ level, fields }) => level === 'area' && fields['retired'] !== true),
  ).map(({ code, fields }) => ({ code, title: localTextOf(fields, 'title') ?? null }))
}

const isInConflict = ({ fields }: PlannedItem) => fields.some(({ isConflict }) => isConflict)

function shown({ code, level, row, kind, fields, item }: PlannedItem) {
  const title = item ? (localTextOf(item.fields, 'title') ?? null) : null
  const given = fields.find(({ field, file }) => field.startsWith('title.') && typeof file === 'string')
  return { code, level, row, kind, fields, title, given: (given?.file ?? null) as string | null }
}

/** A version whole, as a file of it needs it. */
export const readWholeVersion = query({
  may: 'instrument.read',
  takes: z.object({ code: VersionCode, format: z.enum([...FILE_FORMATS, 'form']) }),
  about: (db, { code }) => aboutCode(db, code),
  run: async (db, _doing, { code }) => {
    const version = (await versionByCode(db, code))!
    const items = await wholeVersion(db, version)
    return { version, items, units: Object.keys(await terms(db, 'unit')), breakdowns: await breakdowns(db) }
  },
})
