import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Running {
  readonly url: string
  readonly dataDir: string
  /** The first administrator's one-time link. */
  readonly firstLink: string | undefined
  readonly process: ChildProcess
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** The built product as people start it, on an embedded database in a folder of its own. */
export async function startBuilt(args: string[] = [], env: Record<string, string> = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapporteur-journey-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['build/server/index.js', ...args], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { url, firstLink } = await ready(child)
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url, dataDir, firstLink, process: child, stop }
}

/** Reads what the product says until it is ready and has said its one-time link, or has ended. */
function ready(child: ChildProcess): Promise<{ url: string; firstLink: string | undefined }> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /^ready (\S+)$/m.exec(said)?.[1]
      const link = /^first administrator: (\S+)$/m.exec(said)?.[1]
      if (url && (link || said.includes('has an administrator') || said.includes('SAMPLE')))
        resolve({ url, firstLink: link })
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${said}`)))
  })
}
