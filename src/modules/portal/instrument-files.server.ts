import type { ReadDb } from '../../server/db/types.ts'
import type { Asked } from '../../server/pages.ts'
import { SAMPLE } from '../../kit/sample.ts'
import { breakdowns, terms } from '../country/queries.server.ts'
import { formWorkbook, instrumentData, workbookOf } from '../exchange/queries.server.ts'
import { instrumentVersion, itemsOf } from '../instrument/queries.server.ts'

/** Every item of a published version, with all that it says. */
export async function wholeInstrument(db: ReadDb, code: string) {
  const version = (await instrumentVersion(db, code))!
  return instrumentData(version, await itemsOf(db, version.id))
}

export async function workbookOfVersion(
  db: ReadDb,
  code: string,
  { given, locale }: Asked,
): Promise<Uint8Array<ArrayBuffer>> {
  const version = (await instrumentVersion(db, code))!
  const units = Object.keys(await terms(db, 'unit'))
  // The day of publication, so that the same version is the same file whenever it is taken.
  const now = new Date(version.publishedAt ?? version.startedAt)
  return workbookOf(version, await itemsOf(db, version.id), {
    locale,
    isSample: given.isSample,
    say: given.say,
    units,
    now,
  })
}

/** The version as a form that KoboToolbox and ODK collect with. */
export async function formOfVersion(db: ReadDb, code: string, { given }: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const version = (await instrumentVersion(db, code))!
  const named = given.say('exchange.file.title', { code })
  const title = given.isSample ? `${SAMPLE}: ${named}` : named
  return formWorkbook(version, await itemsOf(db, version.id), { title, breakdowns: await breakdowns(db) })
}
