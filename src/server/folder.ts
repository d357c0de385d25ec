import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from './start-error.ts'

/**
 * Makes a folder and those above it that are missing, one by one: Node's own recursive way never returns where the
 * system refuses a new entry with "not found", as /proc does.
 *
 * @throws StartError naming the folder that cannot be made
 */
export function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    throw new StartError(`The folder ${path} cannot be made (${code}).`, { cause: error })
  }
}
