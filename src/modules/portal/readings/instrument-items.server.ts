import { itemsOf } from '../../instrument/queries.server.ts'
import { instrumentData, tableOf } from '../../exchange/queries.server.ts'
import { publicPage } from '../public-page.ts'
import { formOfVersion } from '../instrument-files.server.ts'
import { askedVersion } from './instrument.server.ts'

/** Every item of a version with every field, as data and as a table that can be brought into a draft; no page shows it. */
export const instrumentItemsPage = publicPage({
  path: 'instrument/:version/items',
  async load(db, { params }) {
    const version = await askedVersion(db, params['version'])
    return instrumentData(version, await itemsOf(db, version.id))
  },
  table: ({ version, items }) => tableOf(version, items),
})

/** A version as a form for KoboToolbox and ODK: its workbook is the form, its data says of which version. */
export const instrumentFormPage = publicPage({
  path: 'instrument/:version/form',
  async load(db, { params }) {
    const { code, sha256, publishedAt } = await askedVersion(db, params['version'])
    return { version: { code, sha256, publishedAt } }
  },
  workbook: (db, { version }, asked) => formOfVersion(db, version.code, asked),
})
