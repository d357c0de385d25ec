import { publicPage } from '../public-page.ts'
import { glossary } from '../../translation/queries.server.ts'

/** The field's words in six languages side by side. */
export const glossaryPage = publicPage({
  path: 'glossary',
  load: async () => ({ terms: await glossary() }),
  table({ terms }) {
    return {
      header: ['no', 'en', 'sr', 'bs', 'cnr', 'sq', 'mk', 'status', 'unsure_in'],
      rows: terms.map((it) => [it.no, it.en, it.sr, it.bs, it.cnr, it.sq, it.mk, it.status, it.unsure_in.join(' ')]),
    }
  },
})
