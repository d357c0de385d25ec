import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The file that a thread begins with. The built product is one bundle in another folder, so the file is looked for from
 * the package's root, where the product also finds its content and migrations; Node runs it as it is.
 */
export function threadFile(name: string): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, 'src', 'formats', name)
}
