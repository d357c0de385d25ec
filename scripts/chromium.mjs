import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Obstacle, watched } from './ensure.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium for the journeys, installed by apt where that is possible and there is none yet. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Obstacle(`CHROMIUM_PATH is ${given}: there is no such file.`)
  const found = given || find(names)
  if (found) return found
  if (process.getuid?.() === 0 && find(['apt-get'])) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await watched('reading the lists of apt', 'apt-get', ['update', '-qq'], { env })
    await watched('installing Chromium', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      env,
    })
  }
  const installed = find(names)
  if (installed) return installed
  throw new Obstacle(
    'The journeys need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH to it.',
  )
}

function find(commands) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find((path) => existsSync(path))
}
