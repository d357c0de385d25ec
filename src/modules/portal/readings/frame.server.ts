import { isLocale } from '../../../locale/index.ts'
import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { latestEdition } from '../queries.server.ts'
import { statements } from '../shipped.server.ts'

/** What the frame around every public page needs. */
export async function publicFrame(db: ReadDb, { params, given }: Asked) {
  const { isSample, publicUrl } = given
  return {
    isSample,
    publicUrl,
    isKnownLanguage: isLocale(params['lang'] ?? ''),
    statements: await statements(),
    latest: await latestEdition(db),
  }
}

export type FrameData = Awaited<ReturnType<typeof publicFrame>>
