import path from 'node:path'
import { z } from 'zod'
import { isMailAddress } from '#app/model/telling/telling'
import { readSmtpUrl, type SmtpServer } from './delivery/smtp-server'
import { StartError } from './start-error'

/** What may be set from outside (N1); docs/running.md has a table of the same. */
export interface Env {
  /** 0 takes any free port. */
  port: number
  host: string
  /** Absolute; holds everything that must be backed up, but what is in PostgreSQL. */
  dataDir: string
  /** The house in PostgreSQL (N9); null: a file of SQLite in the data folder. */
  databaseUrl: string | null
  /** Where the processes of a house tell each other what is new (P3); null: there is one. */
  redisUrl: string | null
  /** The house's mail server (N9); null: no mail is sent. */
  smtp: SmtpServer | null
  /** Origin that people's links start with, without a slash at the end; null: http://localhost:PORT. */
  publicUrl: string | null
  logLevel: LogLevel
  /** May other machines read /metrics? */
  metricsPublic: boolean
  /** May robots of group chats be inside of the house, and be asked without TLS? */
  robotsInside: boolean
  /** How many bytes of files a house keeps (R5). */
  filesLimit: number
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
type LogLevel = (typeof logLevels)[number]

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/)
    .default('3000')
    .transform(Number)
    .refine((port) => port <= 65_535),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.string().refine(isPostgres).optional(),
  REDIS_URL: z.string().refine(isRedis).optional(),
  SMTP_URL: z.string().optional().transform(smtpOf),
  PUBLIC_URL: z.string().optional().transform(originOf),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
  METRICS_PUBLIC: z.enum(['0', '1']).default('0'),
  ROBOTS_INSIDE: z.enum(['0', '1']).default('0'),
  FILES_LIMIT_GB: z
    .string()
    .regex(/^\d{1,5}(\.\d{1,6})?$/)
    .default('20')
    .transform(Number),
})

const expected: Record<keyof z.infer<typeof schema>, string> = {
  PORT: 'a number from 0 to 65535, such as 3000',
  HOST: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'the address of a PostgreSQL database, such as postgres://luoshi:password@127.0.0.1:5432/luoshi',
  REDIS_URL: 'the address of a Redis, such as redis://127.0.0.1:6379',
  SMTP_URL:
    'the address of a mail server and of whom its mails come from, such as smtps://luoshi:password@mail.example/?from=luoshi@mail.example',
  PUBLIC_URL: 'an http or https address without a path, such as https://luoshi.example',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  METRICS_PUBLIC: '0 or 1',
  ROBOTS_INSIDE: '0 or 1',
  FILES_LIMIT_GB: 'a number of gigabytes, such as 20',
}

/** Reads the environment (N1). Empty variables count as unset. Throws StartError with one line for each bad one. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const set = Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== '')
  const read = schema.safeParse(Object.fromEntries(set))
  if (!read.success) {
    const names = new Set(read.error.issues.map((issue) => issue.path[0] as keyof typeof expected))
    throw new StartError(
      [...names].map((name) => `${name} is "${shown(source[name]!)}", but must be ${expected[name]}.`).join('\n'),
    )
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, SMTP_URL, PUBLIC_URL, LOG_LEVEL } = read.data
  const { METRICS_PUBLIC, ROBOTS_INSIDE, FILES_LIMIT_GB } = read.data
  if (REDIS_URL !== undefined && DATABASE_URL === undefined)
    throw new StartError(
      'REDIS_URL is for several processes, which need a database that all of them reach: set DATABASE_URL too, or unset it.',
    )
  return {
    port: PORT,
    host: HOST,
    dataDir: path.resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    redisUrl: REDIS_URL ?? null,
    smtp: SMTP_URL,
    publicUrl: PUBLIC_URL,
    logLevel: LOG_LEVEL,
    metricsPublic: METRICS_PUBLIC === '1',
    robotsInside: ROBOTS_INSIDE === '1',
    filesLimit: Math.round(FILES_LIMIT_GB * 1024 ** 3),
  }
}

function originOf(value: string | undefined, context: z.RefinementCtx): string | null {
  if (value === undefined) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '')
    return url.origin
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

function smtpOf(value: string | undefined, context: z.RefinementCtx): SmtpServer | null {
  if (value === undefined) return null
  const server = readSmtpUrl(value, isMailAddress)
  if (server) return server
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

/** A name of a database belongs to it: PostgreSQL would take the user's name, and a house would lie where nobody looks. */
function isPostgres(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname } = new URL(value)
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1
}

function isRedis(value: string): boolean {
  return URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol)
}

/** A value as it may be told: without a password. */
export function shown(value: string): string {
  return value.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:…@')
}
