import { z } from 'zod'

/** What was written to one question and is not on the server: the fields of its form, by name. */
export const KeptAnswer = z.object({
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** The one that the page showed. */
  version: z.number(),
  /** The person was told that it will be sent; else it waits until they go on writing. */
  isPromised: z.boolean(),
  keptAt: z.number(),
})
export type KeptAnswer = z.output<typeof KeptAnswer>

export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** Browsers give no cryptography to pages over plain http; then nothing is kept. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined
}

/** Under a key that only a session gives: AES-256-GCM, bound to the question by its name. */
export async function sealAnswer(key: string, name: string, answer: KeptAnswer): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(answer))
  return { nonce, bytes: await crypto.subtle.encrypt(way(nonce, name), await keyFrom(key), plain) }
}

/** Undefined where it was sealed under another key, or changed. */
export async function openAnswer(key: string, name: string, { nonce, bytes }: Sealed): Promise<KeptAnswer | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(way(nonce, name), await keyFrom(key), bytes)
    return KeptAnswer.parse(JSON.parse(new TextDecoder().decode(plain)))
  } catch {
    return undefined
  }
}

const way = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
})

const keyFrom = (hex: string) =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  )
