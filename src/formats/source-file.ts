import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The package's root, whichever folder the code runs from: the built product is one bundle in another folder, and finds
 * its content and migrations from here too.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

/** A file of this folder that a thread or a process begins with; Node runs it as it is. */
export const sourceFile = (name: string) => join(packageRoot(), 'src', 'formats', name)
