import { data, isRouteErrorResponse, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { isLocale } from './locale/index.ts'
import { publicFrame, type FrameData } from './modules/portal/readings/frame.server.ts'
import { NothingHere } from './modules/portal/parts/NothingHere.tsx'
import { PortalFrame } from './modules/portal/parts/PortalFrame.tsx'
import { PageLinks } from './modules/portal/parts/PageLinks.tsx'
import { readPublic } from './server/pages.ts'
import './modules/portal/portal.css'

const readFrame = readPublic(publicFrame)

export async function loader(args: LoaderFunctionArgs) {
  const frame = await readFrame(args)
  return data(frame, isLocale(args.params['lang'] ?? '') ? 200 : 404)
}

/** The frame of all public pages, in one of the seven languages. */
export default function PublicLayout() {
  const frame = useLoaderData<FrameData>()
  if (!frame.isKnownLanguage)
    return (
      <PortalFrame frame={frame}>
        <NothingHere status={404} isLanguage />
      </PortalFrame>
    )
  return (
    <PortalFrame frame={frame}>
      <PageLinks publicUrl={frame.publicUrl} />
      <Outlet />
    </PortalFrame>
  )
}

/** What is not there or broke, told inside the frame. */
export function ErrorBoundary() {
  const error = useRouteError()
  const frame = useRouteLoaderData<FrameData>('layout-public')
  const status = isRouteErrorResponse(error) ? error.status : 500
  return (
    <PortalFrame frame={frame}>
      <NothingHere status={status} />
    </PortalFrame>
  )
}
