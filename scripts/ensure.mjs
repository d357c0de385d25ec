// What `npm start` and `npm test` make sure of first. Runs on any Node from 20 on, before anything is installed, so it
// uses nothing but Node itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)
const modules = join(root, 'node_modules')
const oldestNode = [22, 22]

/** Something the reader can put right: the sentence is printed alone. */
export class Obstacle extends Error {}

export function say(line) {
  console.log(line)
}

/** Installs the packages unless those of the lock file are there already. */
export async function ensureInstalled() {
  const wanted = hashOf([join(root, 'package-lock.json')])
  const stamp = join(modules, '.stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const home = homeForNpm()
  try {
    // Nothing that is installed needs its install script; NODE_ENV=production must not leave out what builds the pages.
    const flags = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional']
    await watched('installing the packages', ...npm('install', ...flags, '--loglevel=error'), { env: home.env })
  } finally {
    home.remove()
  }
  writeFileSync(stamp, wanted)
}

/** npm as it was called, or the one on the path. */
export function npm(...args) {
  const called = process.env.npm_execpath
  return called && /\.c?js$/.test(called) && existsSync(called) ? [process.execPath, [called, ...args]] : ['npm', args]
}

/** npm keeps its cache in the home folder; where there is none that can be written to, it gets one for the moment. */
function homeForNpm() {
  try {
    accessSync(process.env.HOME || '/nonexistent', constants.W_OK)
    return { env: process.env, remove() {} }
  } catch {
    const folder = mkdtempSync(join(tmpdir(), 'npm-'))
    const env = { ...process.env, HOME: folder, npm_config_cache: join(folder, 'cache') }
    return { env, remove: () => rmSync(folder, { recursive: true, force: true }) }
  }
}

/** The Node that came with the packages, or this one where it is new enough. */
export function findNode() {
  const installed = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(installed)) return installed
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath
  throw new Obstacle(
    `This is Node ${process.version}; for ${process.platform}-${process.arch} no newer one comes with the packages: install Node ${oldestNode.join('.')} or newer.`,
  )
}

/** The environment in which `node`, and every tool that asks for it, is the given one. */
export function envFor(node, more = {}) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path, ...more }
}

/** Builds the pages and the host, unless what they are made of is as it was at the last build. */
export async function ensureBuilt(node) {
  const sources = ['src', 'locales', 'public', 'vite.config.ts', 'react-router.config.ts', 'package-lock.json']
  const wanted = hashOf(sources.flatMap((name) => filesIn(join(root, name))))
  const stamp = join(root, 'build', '.stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(stamp, { force: true })
  const reactRouter = join(modules, '@react-router', 'dev', 'bin.cjs')
  await watched('building', node, [reactRouter, 'build'], { env: envFor(node, { NODE_ENV: 'production' }) })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = readFileSync(file)
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Runs a command with one line at its start and one every five seconds; what it says is shown only if it fails. */
export async function watched(doing, command, args, options = {}) {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  say(`${doing} …`)
  const ticking = setInterval(() => say(`${doing}, ${seconds()} s …`), 5000)
  try {
    const { code, said } = await run(command, args, options)
    if (code !== 0) throw new Obstacle(`${said.trimEnd()}\n${doing} failed (${code}).`)
    if (seconds() >= 2) say(`${doing}: done in ${seconds()} s`)
  } finally {
    clearInterval(ticking)
  }
}

function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', (error) => resolve({ code: error.code, said: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? signal, said }))
  })
}
