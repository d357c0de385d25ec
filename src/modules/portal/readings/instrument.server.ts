import { textIn } from '../../../kit/local-text.ts'
import { kitProblem } from '../../../kit/problems.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { countries, terms } from '../../country/queries.server.ts'
import type { AreaBranch, IndicatorHead, InstrumentVersion } from '../../instrument/model.ts'
import { instrumentTree, instrumentVersion } from '../../instrument/queries.server.ts'
import { versionLines } from '../instrument-history.server.ts'
import { publicPage, type PublicPage } from '../public-page.ts'
import { wholeInstrument, workbookOfVersion } from '../instrument-files.server.ts'

/** The published version that an address names; `latest`, or none, is the newest. */
export async function askedVersion(db: ReadDb, code: string | undefined): Promise<InstrumentVersion> {
  const version = await instrumentVersion(db, code === 'latest' ? undefined : code)
  if (version?.state !== 'published') throw kitProblem['not-found']()
  return version
}

async function load(db: ReadDb, { params, url, locale }: Asked) {
  const version = await askedVersion(db, params['version'])
  const { areas } = await instrumentTree(db, version)
  const kinds = await terms(db, 'kind')
  const area = areas.find(({ code }) => code === url.searchParams.get('area')?.toUpperCase())?.code
  const askedKind = url.searchParams.get('kind') ?? ''
  const kind = Object.hasOwn(kinds, askedKind) ? askedKind : undefined
  const isCoreOnly = url.searchParams.get('core') === 'yes'
  const keeps = (it: IndicatorHead) => (!kind || it.kind === kind) && (!isCoreOnly || it.isCore)
  return {
    version: { code: version.code, sha256: version.sha256, publishedAt: version.publishedAt },
    versions: await versionLines(db),
    countryNames: Object.fromEntries((await countries(db, locale)).map(({ code, name }) => [code, name])),
    kinds,
    areaNames: areas.map(({ code, title }) => ({ code, title })),
    chosen: { area, kind, isCoreOnly },
    areas: areas.filter(({ code }) => !area || code === area).flatMap((it) => pruned(it, keeps)),
  }
}

/** An area with only what the filter keeps; nothing of it where nothing is left. */
function pruned(area: AreaBranch, keeps: (it: IndicatorHead) => boolean): AreaBranch[] {
  const subareas = area.subareas.flatMap((it) => {
    const indicators = it.indicators.filter(keeps)
    return indicators.length > 0 ? [{ ...it, indicators }] : []
  })
  return subareas.length > 0 ? [{ ...area, subareas }] : []
}

export type Instrument = Awaited<ReturnType<typeof load>>

const table: NonNullable<PublicPage<Instrument>['table']> = ({ version, areas }, { locale, exceptions }) => ({
  header: ['instrument', 'code', 'area', 'subarea', 'title', 'title_language', 'kind', 'answer_type', 'core', 'rated'],
  rows: areas.flatMap((area) =>
    area.subareas.flatMap((subarea) =>
      subarea.indicators.map((it) => {
        const title = textIn(it.title, locale, exceptions)
        return [
          version.code,
          it.code,
          textIn(area.title, locale, exceptions).text,
          textIn(subarea.title, locale, exceptions).text,
          title.text,
          title.lang,
          it.kind,
          it.answerType,
          it.isCore ? 'yes' : 'no',
          it.isRated ? 'yes' : it.notApplicable ? 'not-applicable' : 'no',
        ]
      }),
    ),
  ),
})

const files = {
  table,
  workbook: (db: ReadDb, { version }: Instrument, asked: Asked) => workbookOfVersion(db, version.code, asked),
  also: (db: ReadDb, { version }: Instrument) => wholeInstrument(db, version.code),
}

/** The whole instrument: area, sub-area, indicator. Its JSON and its workbook are enough to make the version again. */
export const instrumentPage = publicPage({ path: 'instrument/:version', load, ...files })

/** The same at the address without a version: the newest. */
export const latestInstrumentPage = publicPage({ path: 'instrument', load, ...files })
