import { sandboxFor, SandboxError } from './sandbox.ts'
import { turns } from './turns.ts'

const LIMITS = { milliseconds: 20_000, megabytes: 1000, mostOut: 16_000_000 }
const inTurn = turns(20)

/** Whether this machine can draw pages: it has poppler, and can shut it in. */
export const drawsPages = async () => (await sandboxFor('pdftoppm')) !== undefined

/**
 * One page of a PDF as a PNG that is at most 1,100 pixels wide, drawn by poppler in a sandbox, one at a time. Undefined where this
 * machine cannot, or where the document has no such page or cannot be drawn.
 *
 * @example const png = await pageImage(bytes, 3)
 */
export async function pageImage(pdf: Uint8Array, page: number): Promise<Uint8Array | undefined> {
  const run = await sandboxFor('pdftoppm')
  if (!run || !Number.isInteger(page) || page < 1) return undefined
  const args = ['-png', '-f', String(page), '-l', String(page), '-scale-to-x', '1100', '-scale-to-y', '-1', '-']
  try {
    const png = await inTurn(() => run(args, pdf, LIMITS))
    return png.byteLength === 0 ? undefined : png
  } catch (error) {
    if (error instanceof SandboxError) return undefined
    throw error
  }
}
