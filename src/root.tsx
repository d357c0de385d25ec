import { Links, Outlet, Scripts, useMatches, useRouteError, useRouteLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { htmlLang } from './locale/index.ts'
import { pageContext } from './server/page-context.ts'
import { fontsOf } from './web/fonts.ts'
import { ReadingIn } from './web/reading.tsx'
import { Lost, lossOf } from './lost.tsx'
import './web/styles/index.css'

export function loader({ context }: LoaderFunctionArgs) {
  const { reading, nonce, isSample } = context.get(pageContext)
  return { reading, nonce, isSample }
}

/** Public and respondent pages are complete without script; a route that asks for scripts says `handle = { scripts: true }`. */
function wantsScripts(matches: readonly { handle?: unknown }[]): boolean {
  return matches.some(({ handle }) => (handle as { scripts?: boolean } | undefined)?.scripts === true)
}

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const reading = root?.reading ?? { locale: 'en' as const, catalogue: {} }
  const scripts = wantsScripts(useMatches())
  return (
    <html lang={htmlLang(reading.locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {fontsOf(reading.locale).map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
        ))}
        <Links />
      </head>
      <body>
        <ReadingIn reading={reading}>{children}</ReadingIn>
        {scripts && <Scripts nonce={root?.nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** What broke outside of every frame: in words, in the reader's language. */
export function ErrorBoundary() {
  return (
    <main id="content">
      <Lost {...lossOf(useRouteError())} />
    </main>
  )
}
