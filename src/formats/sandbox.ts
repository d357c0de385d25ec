import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface SandboxLimits {
  readonly milliseconds: number
  readonly megabytes: number
  /** Of what it writes to its output. */
  readonly mostOut: number
}

/** What went wrong in there: it took too long or too much, or said that it cannot. */
export class SandboxError extends Error {
  override name = 'SandboxError'
  readonly why: 'too-slow' | 'too-big' | 'failed'

  constructor(why: SandboxError['why'], said = '') {
    super(`${why} ${said}`.trim())
    this.why = why
  }
}

const NOBODY = 65534

/**
 * Runs a program on bytes that may be hostile: they come by its input, what it makes goes by its output. It has no network, no
 * environment, an empty folder of its own that is removed after it, bounded memory, time and files, and no rights to gain; where
 * the product runs as root it is nobody. Undefined from `sandboxFor` where this machine cannot do that, or lacks the program.
 *
 * @example const run = await sandboxFor('pdftotext'); await run?.(['-', '-'], bytes, LIMITS)
 */
export async function sandboxFor(program: string): Promise<Sandbox | undefined> {
  const path = placeOf(program)
  if (path === undefined || !(await (canSeal ??= sealWorks()))) return undefined
  return (args, input, limits) =>
    inFolder((folder) => run([...sealed(limits), path, ...args], { input, limits, folder }))
}

export type Sandbox = (args: readonly string[], input: Uint8Array, limits: SandboxLimits) => Promise<Uint8Array>

let canSeal: Promise<boolean> | undefined

const placeOf = (program: string) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .concat('/usr/bin')
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))

const isRoot = () => process.getuid?.() === 0

/** All three are of util-linux, which every Linux system has. */
function sealed({ milliseconds, megabytes }: SandboxLimits): string[] {
  const alone = isRoot() ? ['unshare', '--net'] : ['unshare', '--user', '--net']
  const limits = [
    `--as=${megabytes * 1_000_000}`,
    `--cpu=${Math.ceil(milliseconds / 1000)}`,
    '--fsize=0',
    '--nofile=64',
    '--core=0',
  ]
  const nobody = isRoot() ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  return [...alone, 'prlimit', ...limits, 'setpriv', ...nobody, '--no-new-privs', '--inh-caps=-all']
}

async function sealWorks(): Promise<boolean> {
  const limits = { milliseconds: 10_000, megabytes: 500, mostOut: 1000 }
  try {
    await inFolder((folder) => run([...sealed(limits), 'true'], { input: new Uint8Array(), limits, folder }))
    return true
  } catch {
    return false
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sealed-'))
  try {
    if (isRoot()) await chown(folder, NOBODY, NOBODY)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Run {
  readonly input: Uint8Array
  readonly limits: SandboxLimits
  readonly folder: string
}

function run([command = '', ...args]: readonly string[], { input, limits, folder }: Run): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LC_ALL: 'C.UTF-8' }
    const child = spawn(command, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    let [size, said] = [0, '']
    const end = (error: Error) => {
      child.kill('SIGKILL')
      reject(error)
    }
    const timer = setTimeout(() => end(new SandboxError('too-slow')), limits.milliseconds)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.mostOut) end(new SandboxError('too-big'))
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 500) said += chunk.toString('utf8')
    })
    child.on('error', end)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(Buffer.concat(out))
      else
        reject(
          new SandboxError(signal === 'SIGXCPU' ? 'too-slow' : 'failed', `${code ?? signal} ${said.slice(0, 200)}`),
        )
    })
    // A program that ended before it had read everything says so by its exit.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
