import { useEffect, useState, type RefObject } from 'react'
import { z } from 'zod'
import type { Writer } from '../writers.server.ts'

const MINUTE = 60_000

const Said = z.object({ writer: z.object({ called: z.string(), since: z.string(), heldUntil: z.string() }).nullable() })

/** Tells colleagues, once a minute while it is so, that somebody writes here; gives who else does. */
export function useWriting(
  form: RefObject<HTMLFormElement | null>,
  reference: string,
  number: number,
  first: Writer | null,
) {
  const [writer, setWriter] = useState(first)
  useEffect(() => {
    const node = form.current
    if (!node) return undefined
    let told = 0
    const tell = async () => {
      if (Date.now() - told < MINUTE || !navigator.onLine) return
      told = Date.now()
      const body = new URLSearchParams({ act: 'writing' })
      const response = await fetch(`/r/${reference}/q/${number}/writing`, { method: 'POST', body })
      if (response.ok) setWriter(Said.parse(await response.json()).writer)
    }
    // Without a network nobody can be told, which the page says in any case.
    const written = () => void tell().catch(() => undefined)
    node.addEventListener('input', written)
    return () => node.removeEventListener('input', written)
  }, [form, reference, number])
  return writer
}
