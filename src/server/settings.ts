import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from './folder.ts'
import { StartError } from './start-error.ts'

/** A setting that cannot be used; its message is the sentence for the person who set it. */
export class SettingsError extends StartError {
  override name = 'SettingsError'
}

export type Settings = {
  port: number
  host: string
  /** Absolute. With the sample, a folder of its own: own database, own secret, own files. */
  dataDir: string
  isSample: boolean
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined
  /** Undefined: mail is kept in the outbox. */
  smtpUrl: string | undefined
  /** Undefined: answers by mail go to who asks. */
  mailReplyTo: string | undefined
  /** What a mail server shows to hand mails over; undefined: it cannot. */
  mailInToken: string | undefined
  /** Without a slash at its end. */
  publicUrl: string
  secretFile: string
}

const secretBytes = 32

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(0).max(65535))
const host = z.union([
  z.literal('localhost'),
  z.ipv4(),
  z.ipv6(),
  z.string().regex(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i),
])
const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
const isBare = (text: string) => {
  if (!URL.canParse(text)) return false
  const { pathname, search, hash, username, password } = new URL(text)
  return pathname === '/' && !search && !hash && !username && !password
}
const path = z.string().refine((text) => !text.includes('\0'))

const allowed = {
  PORT: { schema: port, what: 'a whole number from 0 to 65535' },
  HOST: { schema: host, what: 'an IP address or a host name, such as 127.0.0.1 or 0.0.0.0' },
  DATA_DIR: { schema: path, what: 'the path of a folder' },
  DATABASE_URL: {
    schema: urlOf('postgres:', 'postgresql:'),
    what: 'an address like postgresql://user:password@host:5432/database',
  },
  SMTP_URL: { schema: urlOf('smtp:', 'smtps:'), what: 'an address like smtp://user:password@host:587' },
  MAIL_REPLY_TO: {
    // 25 characters leave room for the tag: what stands before the @ has no more than 64.
    schema: z
      .string()
      .toLowerCase()
      .pipe(z.email())
      .refine((text) => !text.includes('+') && text.indexOf('@') <= 25),
    what: 'a mailbox like answers@example.org, without a +, and with no more than 25 characters before the @',
  },
  MAIL_IN_TOKEN: {
    schema: z.string().regex(/^[\x21-\x7e]{32,200}$/),
    what: 'a secret of 32 to 200 characters without spaces',
  },
  PUBLIC_URL: {
    schema: urlOf('http:', 'https:').refine(isBare),
    what: 'an address like https://example.org, without a path',
  },
  SECRET_FILE: { schema: path, what: 'the path of a file' },
} as const
type Name = keyof typeof allowed

/** Their values may hold a password, so a sentence does not repeat them. */
const secretNames: readonly Name[] = ['DATABASE_URL', 'SMTP_URL', 'MAIL_IN_TOKEN']

/**
 * Reads the settings from the environment and the command line; an empty value counts as unset.
 *
 * @throws SettingsError naming the variable, the value and what is allowed
 */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[] = []): Settings {
  const isSample = readFlags(args)
  const given = <N extends Name>(name: N) => read(name, env[name])
  const dataDir = resolve(given('DATA_DIR') ?? 'data', ...(isSample ? ['sample'] : []))
  const [portNumber, hostName, secretFile] = [given('PORT') ?? 4000, given('HOST') ?? '127.0.0.1', given('SECRET_FILE')]
  const databaseUrl = given('DATABASE_URL')
  if (isSample && databaseUrl) {
    throw new SettingsError('The sample has a database of its own: unset DATABASE_URL to start with --sample.')
  }
  return {
    port: portNumber,
    host: hostName,
    dataDir,
    isSample,
    databaseUrl,
    smtpUrl: given('SMTP_URL'),
    mailReplyTo: given('MAIL_REPLY_TO'),
    mailInToken: given('MAIL_IN_TOKEN'),
    publicUrl: (given('PUBLIC_URL') ?? defaultUrl(hostName, portNumber)).replace(/\/$/, ''),
    secretFile: secretFile && !isSample ? resolve(secretFile) : join(dataDir, 'secret'),
  }
}

function readFlags(args: readonly string[]): boolean {
  const unknown = args.find((arg) => arg !== '--sample')
  if (unknown !== undefined) throw new SettingsError(`There is no option ${unknown}: the only one is --sample.`)
  return args.includes('--sample')
}

function read<N extends Name>(name: N, value: string | undefined): z.output<(typeof allowed)[N]['schema']> | undefined {
  if (value === undefined || value.trim() === '') return undefined
  const { schema, what } = allowed[name]
  const { success, data } = schema.safeParse(value.trim())
  if (success) return data as z.output<(typeof allowed)[N]['schema']>
  const shown = secretNames.includes(name) ? 'has a value that cannot be used' : `is ${JSON.stringify(value)}`
  throw new SettingsError(`${name} ${shown}: it must be ${what}.`)
}

function defaultUrl(host: string, port: number): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host)
  return port === 80 ? `http://${reachable}` : `http://${reachable}:${port}`
}

/**
 * The product's secret, 32 random bytes, made on the first start and readable by its owner alone. Whole or not at all:
 * a file cut short would lock everybody out.
 */
export function readSecret(file: string): Buffer {
  try {
    if (!existsSync(file)) makeSecret(file)
    const secret = readFileSync(file)
    if (secret.length === secretBytes) return secret
  } catch (error) {
    if (error instanceof StartError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new SettingsError(`The secret file ${file} cannot be read or made (${code}).`, { cause: error })
  }
  throw new SettingsError(`The secret file ${file} does not hold ${secretBytes} bytes: restore it from your backup.`)
}

function makeSecret(file: string): void {
  makeFolder(dirname(file), 0o711)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, randomBytes(secretBytes), { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(unfinished)
  }
}
