import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { freePort } from '../journeys/running.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    sharedFolder: string
  }
}

/** One product with the sample for all files that only visit it: started by the first that asks, ended with the run. */
export default function setup(project: TestProject) {
  const folder = join(tmpdir(), `rapporteur-shared-${process.pid}`)
  project.provide('sharedFolder', folder)
  return async () => {
    const pid = Number(said(folder, 'pid'))
    if (pid) await end(pid)
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface Visited {
  readonly url: string
  readonly pid: number
}

export async function sampleProduct(): Promise<Visited> {
  const folder = inject('sharedFolder')
  if (takes(folder)) await start(folder)
  for (;;) {
    const log = said(folder, 'log')
    const url = /^ready (\S+)$/m.exec(log)?.[1]
    const pid = Number(said(folder, 'pid'))
    if (url && pid) return { url, pid }
    if (pid && !isAlive(pid)) throw new Error(`the product with the sample ended: ${log}`)
    await wait(100)
  }
}

function takes(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

async function start(folder: string): Promise<void> {
  const log = openSync(join(folder, 'log'), 'w')
  const env = { NODE_ENV: 'production', PORT: String(await freePort()), DATA_DIR: join(folder, 'data') }
  const child = spawn(process.execPath, ['build/server/index.js', '--sample'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    detached: true,
  })
  child.unref()
  writeFileSync(join(folder, 'pid'), String(child.pid))
}

const said = (folder: string, name: string) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''

async function end(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGTERM')
  while (isAlive(pid)) await wait(50)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A child that nobody has waited for is not alive.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
