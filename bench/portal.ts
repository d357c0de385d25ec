// npm run bench: the public pages of the sample, measured. Prints one line a figure; nothing is asserted.
//   bytes of a first view (HTML, CSS, fonts, everything), scripts, cookies, third parties: in Chromium
//   server time at 50 requests a second; requests a second beside nginx serving the same bytes from disk, in one run
//   memory of the whole product at rest; first and second start
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { openBrowser } from '../test/journeys/browser.ts'
import { freePort, startBuilt, type Running } from '../test/journeys/running.ts'

const tell = (what: string, value: string | number) => console.log(`${what.padEnd(64)} ${value}`)

const pages = {
  compare: '/en/compare',
  'indicator with the longest series': '/en/indicators/idn-08',
  'measure with the longest series': '/en/data/persons_convicted_total',
}

await measureStarts()
const plain = await startBuilt()
tell('memory of the whole product at rest, MB (proportional set size)', await memoryAtRest(plain))
await plain.stop()
const product = await startBuilt(['--sample'])
try {
  tell('the same with the sample, just after loading it, MB', await memoryAtRest(product))
  for (const [name, path] of Object.entries(pages)) {
    await measureFirstView(name, product.url + path)
    await measureServerTime(name, product.url + path)
  }
  await measureBesideNginx(product.url + pages.compare)
} finally {
  await product.stop()
}

async function measureStarts() {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-start-'))
  for (const which of ['first start (built, empty data folder), s', 'second start, s']) {
    const startedAt = performance.now()
    const port = await freePort()
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const chunk of child.stdout) if (String(chunk).includes('ready http')) break
    tell(which, ((performance.now() - startedAt) / 1000).toFixed(2))
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(dataDir, { recursive: true, force: true })
}

/** Node and every database process, each page of memory counted once. */
async function memoryAtRest({ process: node }: Running): Promise<string> {
  await pause(20_000)
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parentOf = new Map(all.map((pid) => [pid, parent(pid)]))
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(node.pid) || (pid !== '1' && isOurs(parentOf.get(pid))))
  const kilobytes = all.filter(isOurs).reduce((sum, pid) => sum + proportionalSize(pid), 0)
  return (kilobytes / 1024).toFixed(0)
}

function parent(pid: string): string | undefined {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

function proportionalSize(pid: string): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
}

async function measureFirstView(name: string, url: string) {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  const hosts = new Set<string>()
  let requests = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  page.on('request', (request) => {
    requests++
    hosts.add(new URL(request.url()).host)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const scripts = await page.locator('script').count()
  const cookies = (await page.context().cookies()).length
  tell(`${name}: KB transferred in a first view`, (bytes / 1024).toFixed(1))
  tell(`${name}: requests, hosts, scripts, cookies`, `${requests}, ${hosts.size}, ${scripts}, ${cookies}`)
  await browser.close()
}

async function measureServerTime(name: string, url: string) {
  const result = await autocannon({
    url,
    duration: 10,
    connections: 10,
    overallRate: 50,
    headers: { 'accept-encoding': 'br' },
  })
  tell(
    `${name}: server time at 50 requests/s, ms, p50 p97.5 p99`,
    `${result.latency.p50} ${result.latency.p97_5} ${result.latency.p99}`,
  )
}

/** The same compressed bytes, from the product and from nginx, by the same client, one after the other, twice. */
async function measureBesideNginx(url: string) {
  const has = (command: string) =>
    !process.env['PATH']!.split(':').every((folder) => !readdirSafe(folder).includes(command))
  if (!has('nginx') || !has('wrk'))
    return tell('beside nginx', 'not measured: needs nginx and wrk (apt-get install nginx-light wrk)')
  const folder = mkdtempSync(join(tmpdir(), 'bench-nginx-'))
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  writeFileSync(join(folder, 'page.html'), Buffer.from(await response.arrayBuffer()))
  execFileSync('chmod', ['-R', 'a+rX', folder])
  const port = await freePort()
  const headers = [...response.headers].filter(([header]) => /policy|nosniff|options/.test(header))
  const config = `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
  server { listen 127.0.0.1:${port}; root ${folder};
    ${headers.map(([name, value]) => `add_header ${name} "${value}";`).join('\n    ')} } }`
  writeFileSync(join(folder, 'nginx.conf'), config)
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' })
  await pause(500)
  for (const round of [1, 2]) {
    tell(`round ${round}: product, requests/s (compare page, identity encoding)`, wrk(url))
    tell(
      `round ${round}: nginx, one worker, the same bytes from disk, requests/s`,
      wrk(`http://127.0.0.1:${port}/page.html`),
    )
  }
  nginx.kill('SIGTERM')
  await once(nginx, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

function wrk(url: string): string {
  const said = execFileSync('wrk', ['-t1', '-c32', '-d8s', url], { encoding: 'utf8' })
  return /Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? 'unknown'
}

function readdirSafe(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
