import { isRouteErrorResponse } from 'react-router'
import { TextArea } from './web/parts/index.ts'
import { useRootWords } from './words.ts'

/** What a page says when it cannot be shown: its status, its sentence, and whatever had been typed. */
export interface Loss {
  readonly status: number
  readonly message?: string | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
}

export function lossOf(error: unknown): Loss {
  if (!isRouteErrorResponse(error)) return { status: 500 }
  const { message, typed } = (error.data ?? {}) as Omit<Loss, 'status'>
  return { status: error.status, message, typed }
}

/** For what is not there, not yours, or broken; inside of a frame. */
export function Lost({ status, message, typed, isReply = false }: Loss & { isReply?: boolean }) {
  const t = useRootWords()
  const [title, text] = sentences(status)
  return (
    <div className="lost">
      <title>{t(title)}</title>
      <h1>{t(title)}</h1>
      <p>{message ?? t(text)}</p>
      {status === 401 && !isReply && (
        <p>
          <a href="/app/sign-in" target="_blank" rel="noreferrer">
            {t('lost.sign-in')}
          </a>
        </p>
      )}
      {typed && <Typed typed={typed} />}
      {!isReply && (
        <p>
          <a href="/">{t('lost.home')}</a>
        </p>
      )}
    </div>
  )
}

function sentences(status: number) {
  if (status === 401) return ['lost.signed-out', 'lost.signed-out'] as const
  if (status === 403) return ['lost.not-allowed', 'lost.text'] as const
  if (status === 404) return ['lost.title', 'lost.text'] as const
  if (status < 500) return ['lost.not-taken', 'refused.no-form'] as const
  return ['broken.title', 'broken.text'] as const
}

/** Kept for the one who wrote it: to be copied. */
function Typed({ typed }: { typed: Readonly<Record<string, string>> }) {
  const t = useRootWords()
  const written = Object.entries(typed).filter(
    ([name, text]) => text.trim() !== '' && !['key', 'act', 'version'].includes(name),
  )
  return (
    <section>
      <h2>{t('lost.typed')}</h2>
      {written.map(([name, text]) => (
        <TextArea key={name} name={name} label={name} defaultValue={text} />
      ))}
    </section>
  )
}
