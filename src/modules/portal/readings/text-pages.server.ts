import type { ReadDb } from '../../../server/db/types.ts'
import type { Asked } from '../../../server/pages.ts'
import { publicPage } from '../public-page.ts'
import type { PortalKey } from '../words.ts'

export interface TextSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** A page of words alone, said in the reader's language. */
export interface TextPage {
  readonly title: string
  readonly lead: string
  readonly sections: readonly TextSection[]
}

/** A heading's words are under its key, its paragraphs under `key.1`, `key.2` … */
type SectionKeys = readonly [heading: PortalKey, ...paragraphs: PortalKey[]]

function textPage(
  path: string,
  { title, lead, sections }: { title: PortalKey; lead: PortalKey; sections: readonly SectionKeys[] },
) {
  return publicPage<TextPage>({
    path,
    load: async (_db: ReadDb, { given }: Asked) => {
      const say = (key: PortalKey) => given.say(`portal.${key}`)
      const said = sections.map(([heading, ...rest]) => ({ heading: say(heading), paragraphs: rest.map(say) }))
      return { title: say(title), lead: say(lead), sections: said }
    },
  })
}

export const privacyPage = textPage('privacy', {
  title: 'privacy.title',
  lead: 'privacy.lead',
  sections: [
    ['privacy.pages', 'privacy.pages.1', 'privacy.pages.2', 'privacy.pages.3'],
    ['privacy.history', 'privacy.history.1', 'privacy.history.2'],
    ['privacy.server', 'privacy.server.1', 'privacy.server.2'],
    ['privacy.work', 'privacy.work.1', 'privacy.work.2'],
    ['privacy.content', 'privacy.content.1'],
  ],
})

export const accessibilityPage = textPage('accessibility', {
  title: 'accessibility.title',
  lead: 'accessibility.lead',
  sections: [
    ['accessibility.how', 'accessibility.how.1', 'accessibility.how.2', 'accessibility.how.3'],
    ['accessibility.tested', 'accessibility.tested.1', 'accessibility.tested.2'],
    ['accessibility.not', 'accessibility.not.1', 'accessibility.not.2'],
    ['accessibility.report', 'accessibility.report.1'],
  ],
})

export const reportPage = textPage('report-a-problem', {
  title: 'report.title',
  lead: 'report.lead',
  sections: [
    ['report.include', 'report.include.1', 'report.include.2', 'report.include.3'],
    ['report.where', 'report.where.1'],
    ['report.then', 'report.then.1', 'report.then.2'],
    ['report.security', 'report.security.1'],
  ],
})
