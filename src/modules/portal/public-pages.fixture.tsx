import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { readingIn, sayIn } from '../../catalogue.ts'
import type { Problem } from '../../kit/problems.ts'
import type { Locale } from '../../locale/index.ts'
import type { PageGiven } from '../../server/page-context.ts'
import type { Host } from '../../server/perform.ts'
import { ReadingIn } from '../../web/reading.tsx'
import { fileAddress } from './addresses.ts'
import { documentAt } from './documents.server.ts'

/** What the application gives a page to a reader who is not signed in. */
export function readerOf(host: Host, { locale = 'en' as Locale, isSample = false } = {}): PageGiven {
  const reading = readingIn(locale)
  const say = sayIn(reading)
  const tellProblem = (problem: Problem) => ({
    message: say(problem.code.replace('.', '.problem.'), problem.values),
    fields: [],
  })
  const nobody = { token: undefined, actor: undefined, nonce: '', address: '' }
  return { host, reading, say, tellProblem, isSample, publicUrl: 'https://base.example', ...nobody }
}

/** Asks for a document by its address, as a program or, with `accept`, as a browser does. */
export function ask(given: PageGiven, path: string, accept = '*/*'): Promise<Response | undefined> {
  return documentAt(new Request(`https://base.example${path}`, { headers: { accept } }), given)
}

/** A page's data by its address. */
export async function dataOf<T>(given: PageGiven, path: string): Promise<T> {
  const response = await ask(given, path)
  return ((await response!.json()) as { data: T }).data
}

/** The page as it stands in the HTML, from the data at its address. */
export async function shown(given: PageGiven, path: string, page: ReactElement): Promise<string> {
  const [pathname = '', search = ''] = path.split('?')
  const query = search === '' ? '' : `?${search}`
  const data = await dataOf(given, fileAddress(pathname, query, 'json'))
  const router = createMemoryRouter([{ id: 'page', path: '*', loader: () => data, element: page }], {
    initialEntries: [path],
    hydrationData: { loaderData: { page: data } },
  })
  return renderToStaticMarkup(
    <ReadingIn reading={given.reading}>
      <RouterProvider router={router} />
    </ReadingIn>,
  )
}
