import { create } from 'qrcode'

export interface QrDrawing {
  /** Modules on one side, the quiet zone of four on each side included. */
  readonly size: number
  /** An SVG path of the dark modules. */
  readonly path: string
}

/** A QR code as one path: no image address, no inline style. */
export function qrOf(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  let path = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
  return { size: modules.size + 2 * quiet, path }
}
