import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

// A small tree with the scripts of this one; its build writes down that it ran, its product says what it was given.
const build = `
  const fs = require('node:fs')
  if (fs.readFileSync('src/main.ts', 'utf8') === 'broken') { console.error('line 1 is broken'); process.exit(3) }
  fs.appendFileSync('builds', process.env.NODE_ENV + ' ')
  fs.cpSync('product.js', 'build/server/index.js', { recursive: true })`
const product = `
  process.on('SIGTERM', () => process.exit(7))
  console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env.NODE_ENV, cwd: process.cwd() }))
  if (process.argv.includes('--stay')) setInterval(() => {}, 1000)
  else process.exitCode = 5`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'start-'))
  for (const name of ['start.mjs', 'ensure.mjs']) cpSync(join(import.meta.dirname, name), join(root, 'scripts', name))
  write('package.json', '{ "type": "module" }')
  write('package-lock.json', '{}')
  write('src/main.ts', 'one')
  write('product.js', product)
  write('node_modules/@react-router/dev/bin.cjs', build)
  write('node_modules/.stamp', hashOf('/package-lock.json', '{}'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function hashOf(path: string, text: string): string {
  return createHash('sha256').update(`${path}\0${text.length}\0${text}`).digest('hex')
}

/** `isOld`: a Node that cannot hand its process over, as before 22.15. */
function start(args: string[], { isOld = false } = {}) {
  const old = isOld ? ['--import', 'data:text/javascript,delete process.execve'] : []
  const env = { ...process.env, npm_lifecycle_event: 'start' }
  const child = spawn(process.execPath, [...old, join(root, 'scripts', 'start.mjs'), ...args], { cwd: '/', env })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => code as number) }
}

const builds = () =>
  existsSync(join(root, 'builds')) ? readFileSync(join(root, 'builds'), 'utf8').trim().split(' ') : []

describe.each([{ isOld: false }, { isOld: true }])('npm start (old Node: $isOld)', (node) => {
  test("passes the arguments on, in the product's folder, and keeps the exit code", async () => {
    const { said, ended } = start(['--sample'], node)
    expect(await ended).toBe(5)
    expect(JSON.parse(said().split('\n').at(-2)!)).toEqual({ args: ['--sample'], env: 'production', cwd: root })
  })

  test('passes SIGTERM on', async () => {
    const { child, said, ended } = start(['--stay'], node)
    await vi.waitFor(() => expect(said()).toContain('"--stay"'), { timeout: 10_000 })
    child.kill('SIGTERM')
    expect(await ended).toBe(7)
  })
})

describe('the build', () => {
  test('is made once, and again only when what it is made of has changed', async () => {
    await start([]).ended
    await start([]).ended
    write('src/main.test.ts', 'a test')
    await start([]).ended
    expect(builds()).toEqual(['production'])
    write('src/main.ts', 'two')
    await start([]).ended
    write('locales/sr.json', '{}')
    await start([]).ended
    expect(builds()).toHaveLength(3)
  })

  test('that fails is shown in full, and tried again the next time', async () => {
    write('src/main.ts', 'broken')
    for (const attempt of [start([]), start([])]) {
      expect(await attempt.ended).toBe(1)
      expect(attempt.said()).toContain('line 1 is broken\nbuilding failed (3).')
    }
  })
})
