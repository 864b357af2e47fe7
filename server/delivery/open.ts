import type { Logger } from 'pino'
import type { Db } from '#db/connect'
import type { Env } from '../env'
import type { Channel } from './channel'
import { createDeliveries, type Deliveries } from './delivery'
import { createMail } from './mail'
import type { OutsideOptions } from './post-outside'
import { createRobotChannel } from './robots'
import { createSmtp } from './smtp'
import type { createWords } from './words'

export interface OpenOptions {
  db: Db
  now: () => number
  log: Logger
  env: Pick<Env, 'smtp' | 'publicUrl'>
  publicUrl: string
  words: ReturnType<typeof createWords>
  /** How robots are reached. */
  outside: OutsideOptions
  /** How often it is looked for what is due (ms). */
  every?: number | undefined
}

/** The ways out of the house that it has set up. A mail server that does not let us in is told at the start. */
export function openDelivery({ db, now, log, env, publicUrl, words, outside, every }: OpenOptions): Deliveries {
  const channels: Channel[] = [createRobotChannel({ db, publicUrl, words, outside })]
  if (env.smtp) {
    const smtp = createSmtp(env.smtp)
    if (env.publicUrl === null) log.warn('SMTP_URL without PUBLIC_URL: links in mails lead to this machine alone')
    channels.push(createMail({ db, smtp, publicUrl, words }))
    smtp.check().catch((error: unknown) => log.error({ err: error }, 'SMTP_URL: the mail server does not let us in'))
  }
  return createDeliveries({ db, channels, now, log, every })
}
