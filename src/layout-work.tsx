import { Outlet, useLocation, useRouteError, useRouteLoaderData } from 'react-router'
import type { ReactNode } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { htmlLang, LOCALES, nativeName } from './locale/index.ts'
import { Lost, lossOf } from './lost.tsx'
import { pageContext } from './server/page-context.ts'
import { FormKey } from './web/form-key.tsx'
import { WorkFrame, type RailGroup } from './web/parts/index.ts'
import { useLocale } from './web/reading.tsx'
import { useRootWords } from './words.ts'
import { railFor } from './work-rail.ts'

export function loader({ context }: LoaderFunctionArgs) {
  const { actor, isSample } = context.get(pageContext)
  return {
    isSample,
    name: actor?.name,
    roles: [...new Set(actor?.grants.map(({ role }) => role))],
    countries: [...new Set(actor?.grants.flatMap(({ country }) => (country ? [country] : [])))],
  }
}

/** The workbench's frame; who is signed out sees it without the rail. */
export default function WorkLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

/** What is not there or broke, told inside the frame. */
export function ErrorBoundary() {
  return (
    <Frame>
      <Lost {...lossOf(useRouteError())} />
    </Frame>
  )
}

const NOBODY = { isSample: false, name: undefined, roles: [], countries: [] }

function Frame({ children }: { children: ReactNode }) {
  const { isSample, name, roles, countries } = useRouteLoaderData<typeof loader>('layout-work') ?? NOBODY
  const t = useRootWords()
  const locale = useLocale()
  const { pathname } = useLocation()
  const groups: RailGroup[] = railFor(roles).map(({ label, links }) => ({
    label: t(label),
    links: links.map(({ href, word }) => ({ href, label: t(word), isCurrent: isWithin(pathname, href) })),
  }))
  const languages = LOCALES.map((each) => ({
    lang: htmlLang(each),
    label: nativeName(each),
    href: `/app/language?to=${encodeURIComponent(pathname)}&lang=${each}`,
    isCurrent: each === locale,
  }))
  return (
    <WorkFrame
      homeHref="/app"
      groups={groups}
      languages={languages}
      scope={countries.map((country) => country.toUpperCase()).join(' · ')}
      account={name ? { label: name, href: '/app/account' } : { label: t('work.sign-in'), href: '/app/sign-in' }}
      signOut={name ? <SignOut label={t('work.sign-out')} /> : undefined}
      isSample={isSample}
    >
      {children}
    </WorkFrame>
  )
}

function SignOut({ label }: { label: string }) {
  return (
    <form method="post" action="/app/sign-out">
      <FormKey />
      <button className="button-link" type="submit">
        {label}
      </button>
    </form>
  )
}

function isWithin(pathname: string, href: string): boolean {
  return href === '/app' ? pathname === '/app' : pathname === href || pathname.startsWith(`${href}/`)
}
