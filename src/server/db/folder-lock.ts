import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'

const patience = 3000

/**
 * One product at a time on one folder. Resolves to the function that gives the folder back.
 *
 * The lock is a name in the kernel's abstract socket space: taking it is atomic, and it goes with the process however
 * that ends, so it is never stale. Whoever holds it answers with its process id. A holder on its way out is waited for.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = `\0rapporteur-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`
  const giveUpAt = performance.now() + patience
  for (;;) {
    const server = await listen(name)
    if (server) return () => new Promise((resolve) => server.close(() => resolve()))
    if (performance.now() > giveUpAt) {
      throw new StartError(`The data folder ${folder} is already in use by process ${await holderOf(name)}.`)
    }
    await sleep(100)
  }
}

function listen(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.on('error', () => {}).end(String(process.pid)))
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen({ path: name }, () => {
      server.unref()
      resolve(server)
    })
  })
}

function holderOf(name: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    connect({ path: name, timeout: 1000 })
      .setEncoding('utf8')
      .on('data', (chunk) => (said += chunk))
      .on('end', () => resolve(said || '?'))
      .on('timeout', () => resolve('?'))
      .on('error', () => resolve('?'))
  })
}
