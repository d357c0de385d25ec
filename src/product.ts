import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ServerBuild } from 'react-router'
import { createApp } from './app.ts'
import { sayTo } from './catalogue.ts'
import { rebuildSearch } from './content-search.server.ts'
import { MAIL_LIMITS } from './formats/mail.ts'
import type { Problem } from './kit/problems.ts'
import { loadContent } from './content.server.ts'
import { documentAt } from './modules/portal/documents.server.ts'
import { readWaitingTexts } from './modules/evidence/text-work.server.ts'
import { firstAdministrator } from './modules/identity/host.server.ts'
import { decide, reach } from './modules/identity/rights.ts'
import { listeners } from './listeners.ts'
import { takeMail } from './modules/request/received-mail.server.ts'
import { sendFindingReminders } from './modules/finding/reminding.server.ts'
import { sendReminders } from './modules/request/reminding.server.ts'
import { refuseWithoutRights } from './registry.ts'
import { connect, type Connection } from './server/db/connect.ts'
import { startEmbedded } from './server/db/embedded.ts'
import { migrate } from './server/db/migrate.ts'
import { refuseUnprotected } from './server/db/protected.ts'
import { refuseUnreachable } from './server/db/reachable.ts'
import { claimInstance } from './server/instance.ts'
import { createFiles } from './server/files.ts'
import { createFrontDoor } from './server/http.ts'
import { createPageStore } from './server/kept-pages.ts'
import { createMailDrop } from './server/mail-drop.ts'
import { startMail } from './server/mail.ts'
import { createHost, type Host } from './server/perform.ts'
import { startRounds } from './server/rounds.ts'
import { createSealer } from './server/sealer.ts'
import { readSecret, type Settings } from './server/settings.ts'
import { StartError } from './server/start-error.ts'
import { whoHolds } from './who.server.ts'

const FIVE_SECONDS = 5000
const TEN_MINUTES = 10 * 60 * 1000

export interface ProductParts {
  readonly settings: Settings
  readonly build: ServerBuild
  readonly clientFolder: string
  readonly log: (line: string) => void
}

type Undo = (() => Promise<void> | void)[]

export interface Product {
  readonly url: string
  readonly firstLink: string | undefined
  readonly host: Host
  stop(): Promise<void>
}

/** Brings everything up in order, and takes it down in the opposite one, also when a step fails. */
export async function startProduct({ settings, build, clientFolder, log }: ProductParts): Promise<Product> {
  const undo: Undo = []
  const stop = async () => {
    for (const step of undo.reverse().splice(0)) await step()
  }
  try {
    refuseWithoutRights()
    const sealer = createSealer(readSecret(settings.secretFile))
    const pool = await openDatabase(settings, log, undo)
    const pages = createPageStore()
    const host = createHost({
      pool,
      clock: () => new Date(),
      files: createFiles(join(settings.dataDir, 'files')),
      sealer,
      publicUrl: settings.publicUrl,
      mailReplyTo: settings.mailReplyTo,
      say: sayTo,
      identify: whoHolds,
      decide,
      reach,
      listeners,
      done: (act) => {
        if (CHANGES_PAGES.includes(act)) pages.letGo()
        // What was published is read at once; it is found by search a moment later, and at the next start in any case.
        if (act === 'instrument.published')
          void host
            .asSystem((tx) => rebuildSearch(tx))
            .then(() => pages.letGo())
            .catch(() => log('the search index is behind the instrument: it is made anew at the next start'))
      },
    })
    await host.asSystem((tx) => claimInstance(tx, settings.isSample, sealer))
    await host.asSystem((tx, { tell }) => loadContent(tx, 'content', log, tell))
    if (settings.isSample) {
      const { loadSample } = await import('./sample/load.server.ts')
      await loadSample(host, log)
    }
    const mail = startMail({ host, smtpUrl: settings.smtpUrl, log })
    undo.push(() => mail.stop())
    const remind = async () => [await sendReminders(host), await sendFindingReminders(host)]
    const reminders = startRounds({ name: 'reminders', every: TEN_MINUTES, log, round: remind })
    undo.push(() => reminders.stop())
    const texts = startRounds({ name: 'texts', every: FIVE_SECONDS, log, round: () => readWaitingTexts(host) })
    undo.push(() => texts.stop())
    const { publicUrl, isSample } = settings
    const takeMail = mailDropFor(settings, host)
    const answer = createApp({ build, host, publicUrl, isSample, takesFiles, takeMail, document: documentAt })
    const url = await listen(createFrontDoor({ clientFolder, publicUrl, pages, log, answer }), settings, undo)
    const firstLink = await host.asSystem((tx, doing) => firstAdministrator(tx, doing))
    return { url, firstLink, host, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function mailDropFor({ mailInToken: token }: Settings, host: Host) {
  if (token === undefined) return undefined
  const tell = ({ code, values }: Problem) => sayTo('en', code.replace('.', '.problem.'), values)
  return createMailDrop({ token, mostBytes: MAIL_LIMITS.bytes, tell, take: (bytes) => takeMail(host, bytes) })
}

/** Acts after which public pages read otherwise. */
const CHANGES_PAGES = [
  'access.rule-changed',
  'access.ground-added',
  'access.ground-changed',
  'access.holiday-added',
  'access.holiday-changed',
  'edition.published',
  'instrument.published',
  'script.exception-added',
  'script.exception-removed',
]

/** Pages with a field for a file, which they read by themselves. */
const takesFiles = (path: string) =>
  ['/app/evidence/new', '/app/translate/files'].includes(path) ||
  /^\/app\/instrument\/[a-z0-9-]+\/files$/.test(path) ||
  /^\/r\/[A-Z]{2}-\d{4}-\d+\/(excel|q\/\d+\/files)$/.test(path) ||
  /^\/f\/[A-Z]{2}-\d{4}-\d+\/n\/\d+\/files$/.test(path) ||
  /^\/app\/requests\/[0-9a-f-]{36}\/workbook$/.test(path)

async function openDatabase(settings: Settings, log: (line: string) => void, undo: Undo) {
  let connection: Connection
  if (settings.databaseUrl) connection = { connectionString: settings.databaseUrl }
  else {
    const embedded = await startEmbedded({ dataDir: settings.dataDir, log })
    undo.push(() => embedded.stop())
    connection = embedded.connection
  }
  const pool = connect(connection, log)
  undo.push(() => pool.end())
  if (settings.databaseUrl) await refuseUnreachable(pool)
  await migrate(pool, 'migrations', log)
  await refuseUnprotected(pool)
  return pool
}

async function listen(server: ReturnType<typeof createFrontDoor>, settings: Settings, undo: Undo): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(notListening(error, settings)))
    server.listen(settings.port, settings.host, resolve)
  })
  undo.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return settings.port === 0 ? `http://${settings.host}:${port}` : settings.publicUrl
}

function notListening(cause: Error, { host, port }: Settings): StartError {
  const { code } = cause as NodeJS.ErrnoException
  const why =
    code === 'EADDRINUSE'
      ? `Port ${port} of ${host} is already in use: stop the program that holds it, or set another PORT.`
      : code === 'EACCES'
        ? `Port ${port} of ${host} may not be opened by this account: set another PORT.`
        : `HOST is "${host}", which is no address of this machine (${code}).`
  return new StartError(why, { cause })
}
