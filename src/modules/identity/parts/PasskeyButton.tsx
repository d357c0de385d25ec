import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useState, useSyncExternalStore } from 'react'
import type { MouseEvent } from 'react'
import { ErrorSummary } from '../../../web/parts/index.ts'
import { useWords } from '../words.ts'

interface Props {
  here: { readonly isOffered: boolean; readonly elsewhere: string | undefined }
  /** What the key is for: the server makes the options for it. */
  purpose: 'use' | 'add' | 'invitation'
  label: string
  invitation?: string
}

/** A passkey where this address can have one; else where it could. */
export function PasskeyButton({ here, ...button }: Props) {
  const t = useWords()
  if (here.isOffered) return <Asking {...button} />
  if (here.elsewhere === undefined) return null
  return (
    <p className="hint">
      {t('passkey.elsewhere')} <a href={here.elsewhere}>{here.elsewhere}</a>
    </p>
  )
}

/** Speaks with the device, then sends the form that it stands in. Without script it is not there. */
function Asking({ purpose, label, invitation }: Omit<Props, 'here'>) {
  const t = useWords()
  const [state, setState] = useState<'ready' | 'asking' | 'failed'>('ready')
  const isAble = useSyncExternalStore(unchanging, browserSupportsWebAuthn, () => false)
  if (!isAble) return null
  const ask = async ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    setState('asking')
    const isSent = form !== null && (await answer(form, purpose).catch(() => false))
    if (!isSent) setState('failed')
  }
  return (
    <>
      {state === 'failed' && <ErrorSummary errors={[{ message: t('passkey.failed') }]} />}
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="invitation" value={invitation ?? ''} />
      <input type="hidden" name="challenge" />
      <input type="hidden" name="response" />
      <p>
        <button type="button" className="button" disabled={state === 'asking'} onClick={ask}>
          {label}
        </button>
      </p>
    </>
  )
}

/** What a browser can do does not change while a page is open. */
const unchanging = () => () => undefined

async function answer(form: HTMLFormElement, purpose: Props['purpose']): Promise<boolean> {
  const asked = await fetch('/app/passkey-options', { method: 'POST', body: new FormData(form) })
  if (!asked.ok) return false
  const { challenge, options, again } = (await asked.json()) as { challenge: string; options: never; again?: string }
  if (again) {
    location.assign(again)
    return true
  }
  const start = purpose === 'use' ? startAuthentication : startRegistration
  const response = await start({ optionsJSON: options })
  field(form, 'challenge').value = challenge
  field(form, 'response').value = JSON.stringify(response)
  form.submit()
  return true
}

const field = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement
