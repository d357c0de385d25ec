// npm test: installs what is missing, then checks and tests everything. Its last line counts.
//   npm test -- src/locale                          only the tests under a path
//   npm run test:server -- --database URL           only the server's tests, on a PostgreSQL of your own
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureBuilt, ensureInstalled, envFor, findNode, npm, Obstacle, root, say } from './ensure.mjs'

/** The product's own settings, which must not reach the tests. */
const settings = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'SECRET_FILE', 'NODE_ENV']

const count = { passed: 0, failed: 0 }
try {
  await testAll(readArguments(process.argv.slice(2)))
} catch (error) {
  count.failed++
  console.error(error instanceof Obstacle ? error.message : error)
}
say(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 ? 0 : 1

function readArguments(args) {
  const isServerOnly = args[0] === '--server'
  const rest = isServerOnly ? args.slice(1) : args
  const at = rest.indexOf('--database')
  const [, database] = at < 0 ? [] : rest.splice(at, 2)
  if (at >= 0 && !/^postgres(ql)?:\/\//.test(database ?? '')) {
    throw new Obstacle('After --database comes an address like postgresql://user:password@host:5432/database.')
  }
  return { isServerOnly, database, filters: rest }
}

async function testAll({ isServerOnly, database, filters }) {
  await ensureInstalled()
  const node = findNode()
  const env = envFor(node, database ? { TEST_DATABASE_URL: database } : {})
  for (const name of settings) delete env[name]
  const isWhole = !isServerOnly && filters.length === 0
  if (isWhole || filters.some((filter) => filter.includes('journey'))) env.CHROMIUM_PATH = await ensureChromium()
  if (isWhole && hasScript('check')) tally((await run(...npm('run', '--silent', 'check'), env)) === 0)
  await build(node)
  await runVitest(node, isServerOnly && filters.length === 0 ? ['.server.test.'] : filters, env)
}

function hasScript(name) {
  return name in JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
}

/** A tree that does not build is one failure; what needs no build is tested all the same. */
async function build(node) {
  try {
    await ensureBuilt(node)
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error
    console.error(error.message)
    tally(false)
  }
}

function tally(hasPassed) {
  count[hasPassed ? 'passed' : 'failed']++
}

async function runVitest(node, filters, env) {
  const folder = mkdtempSync(join(tmpdir(), 'results-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await run(node, [vitest, 'run', ...reporters, ...filters], env)
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 }
  rmSync(folder, { recursive: true })
  count.passed += results.numPassedTests
  // A file that does not load fails without a test of its own; so does an error between tests.
  count.failed += code === 0 ? 0 : Math.max(results.numFailedTests, 1)
}

function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('error', () => resolve(-1))
    child.on('close', (code) => resolve(code ?? -1))
  })
}
