import { useEffect } from 'react'
import { data, redirect, useLoaderData, useRevalidator, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { formatNumber } from '../../../locale/index.ts'
import { Problem } from '../../../kit/problems.ts'
import { pageContext } from '../../../server/page-context.ts'
import { toSignIn } from '../../../server/pages.ts'
import { Notice, Page } from '../../../web/parts/index.ts'
import { useLocale } from '../../../web/reading.tsx'
import { afterMaking, afterSending } from '../after.ts'
import { useRequestWords } from '../words.ts'

export const handle = { scripts: true }

const Made = z.object({ requests: z.number(), first: z.string(), last: z.string() })
const Sent = z.object({ sent: z.number(), byHand: z.number() })

/** How far it is; leads on to what was made of it as soon as that is there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, token, actor, tellProblem } = context.get(pageContext)
  const url = new URL(request.url)
  if (!actor) throw toSignIn(url)
  const sent = z.object({ key: z.uuid(), cycle: z.uuid() }).safeParse(Object.fromEntries(url.searchParams))
  if (!sent.success) throw redirect('/app/requests')
  const { key, cycle } = sent.data
  try {
    const found = await host.lookAfter({ token, key })
    if (found?.done) throw redirect(hrefOf(found.done, cycle))
    return { cycle, howFar: found?.howFar, refused: undefined }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return data({ cycle, howFar: undefined, refused: tellProblem(error).message }, error.status)
  }
}

function hrefOf({ act, result }: { act: string; result: unknown }, cycle: string): string {
  if (act === 'request.plan') return afterMaking(Made.parse(result), cycle)
  return afterSending(Sent.parse(result), cycle)
}

const EVERY = 1000

export default function UnderWayPage() {
  const { cycle, howFar, refused } = useLoaderData<typeof loader>()
  const t = useRequestWords()
  const title = howFar ? t('under-way.title') : t('under-way.ended')
  return (
    <Page title={title}>
      <title>{title}</title>
      {howFar ? (
        <Going {...howFar} />
      ) : (
        <Notice kind="error" title={refused ?? t('under-way.broken-off')}>
          <p>{t('under-way.nothing')}</p>
        </Notice>
      )}
      <p className="link-row">
        {!howFar && <a href={`/app/cycles/${cycle}/ask`}>{t('under-way.plan')}</a>}
        <a href={`/app/requests?cycle=${cycle}`}>{t('under-way.requests')}</a>
      </p>
    </Page>
  )
}

/** With script it looks by itself; without, the page is read anew. */
function Going({ done, total }: { done: number; total: number }) {
  const t = useRequestWords()
  const locale = useLocale()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => void revalidate(), EVERY)
    return () => clearInterval(timer)
  }, [revalidate])
  const number = (it: number) => formatNumber(locale, it)
  const said = total === 0 ? t('under-way.begun') : t('under-way.how-far', { done: number(done), total: number(total) })
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p role="status">{said}</p>
      <progress className="how-far" aria-label={t('under-way.title')} {...(total > 0 && { value: done, max: total })} />
      <p>{t('under-way.whole')}</p>
    </>
  )
}
