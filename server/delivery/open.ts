import type { Logger } from 'pino'
import type { Db } from '#db/connect'
import type { Env } from '../env'
import type { Channel } from './channel'
import { createDeliveries, type Deliveries } from './delivery'
import { createMail } from './mail'
import { createSmtp } from './smtp'
import { createWords } from './words'

export interface OpenOptions {
  db: Db
  now: () => number
  log: Logger
  env: Pick<Env, 'smtp'>
  publicUrl: string
  /** How often it is looked for what is due (ms). */
  every?: number | undefined
}

/** The ways out of the house that it has set up. A mail server that does not let us in is told at the start. */
export function openDelivery({ db, now, log, env, publicUrl, every }: OpenOptions): Deliveries {
  const words = createWords()
  const channels: Channel[] = []
  if (env.smtp) {
    const smtp = createSmtp(env.smtp)
    channels.push(createMail({ db, smtp, publicUrl, words }))
    smtp.check().catch((error: unknown) => log.error({ err: error }, 'SMTP_URL: the mail server does not let us in'))
  }
  return createDeliveries({ db, channels, now, log, every })
}
