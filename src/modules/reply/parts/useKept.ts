import { useEffect, useState, useSyncExternalStore } from 'react'
import { resend, type Resent } from '../kept/resend.ts'
import type { Keeping } from '../kept/store.ts'

/** Scripts run: what needs them may be shown. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}

/** What was kept in this browser for this respondent, after what was promised has been sent. */
export function useKept(reference: string, keeping: Keeping, isOn = true): Resent | undefined {
  const [found, setFound] = useState<Resent>()
  const { of, key } = keeping
  useEffect(() => {
    let isHere = true
    const look = async () => {
      const resent = await resend(reference, { of, key })
      if (isHere) setFound(resent)
    }
    // A browser that keeps nothing has nothing to send.
    if (isOn) look().catch(() => undefined)
    return () => {
      isHere = false
    }
  }, [reference, of, key, isOn])
  return found
}
