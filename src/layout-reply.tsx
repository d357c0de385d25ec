import { Outlet, useLocation, useParams, useRouteError, useRouteLoaderData } from 'react-router'
import type { ReactNode } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { htmlLang, LOCALES, nativeName } from './locale/index.ts'
import { Lost, lossOf } from './lost.tsx'
import { pageContext } from './server/page-context.ts'
import { LanguageChooser, SampleMark, SiteMark, SkipLink } from './web/parts/index.ts'
import { useLocale } from './web/reading.tsx'
import { useRootWords } from './words.ts'
import { useReplyWords } from './modules/reply/words.ts'
import './modules/reply/reply.css'

export function loader({ context }: LoaderFunctionArgs) {
  return { isSample: context.get(pageContext).isSample }
}

/** The frame around an institution's reply: nothing in it leads away from the questions. */
export default function ReplyLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

/** What is not there or broke, told inside the frame, with what was typed. */
export function ErrorBoundary() {
  return (
    <Frame>
      <Lost {...lossOf(useRouteError())} isReply />
      <ToNewLink />
    </Frame>
  )
}

/** Whatever is wrong with the link to a questionnaire, a new one helps. */
function ToNewLink() {
  const { pathname } = useLocation()
  const { reference } = useParams()
  const t = useReplyWords()
  return reference === undefined || !pathname.startsWith('/r/') ? null : (
    <p>
      <a href={`/r/${reference}`}>{t('lost.ask')}</a>
    </p>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const { reference = '' } = useParams()
  const { pathname } = useLocation()
  // The same frame twice: around a request (r) and around findings (f).
  const at = pathname.startsWith('/f/') ? 'f' : 'r'
  const loaded = useRouteLoaderData<typeof loader>(at === 'f' ? 'layout-finding' : 'layout-reply')
  const { isSample } = loaded ?? { isSample: false }
  const locale = useLocale()
  const t = useRootWords()
  const languages = LOCALES.map((each) => ({
    lang: htmlLang(each),
    label: nativeName(each),
    href: `/${at}/${reference}/language?to=${encodeURIComponent(pathname)}&lang=${each}`,
    isCurrent: each === locale,
  }))
  return (
    <div className="reply">
      <SkipLink to="content" />
      <header className="site-header">
        {isSample && <SampleMark />}
        <div className="band masthead">
          <span className="site-name">
            <SiteMark />
            {t('reply.name')}
          </span>
          <LanguageChooser languages={languages} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="band site-main">
        {children}
      </main>
    </div>
  )
}
