import { Page } from '../../../web/parts/index.ts'
import type { TextPage } from '../readings/text-pages.server.ts'
import { Crumbs } from './Crumbs.tsx'
import { Head } from './Head.tsx'

/** A page of words: title, lead, headings with paragraphs. */
export function WordsOnly({ page: { title, lead, sections } }: { page: TextPage }) {
  return (
    <>
      <Head title={title} description={lead} />
      <Crumbs items={[{ label: title }]} />
      <Page title={title} lead={lead} />
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
    </>
  )
}
