import nodemailer from 'nodemailer'
import type { Logger } from 'nodemailer/lib/shared'
import type { MailText } from './mail-text'
import type { SmtpServer } from './smtp-server'

export interface Mail extends MailText {
  to: string
  /** Message-ID, without brackets: the same whenever this mail is tried. */
  id: string
  /** Of the thread that it belongs to. */
  thread: string | null
  /** Where its reader may choose to get no more of them. */
  settings: string
}

/**
 * Why a mail was not sent. `refused`: this recipient or mail, for good · `not-now`: this one, for the present · `away`: the
 * server takes none at all · `unclear`: it broke off, and may have arrived.
 */
export class MailError extends Error {
  constructor(
    readonly kind: 'refused' | 'not-now' | 'away' | 'unclear',
    /** What the server said, in its own words. */
    said: string,
  ) {
    super(said)
  }
}

export interface Smtp {
  send(mail: Mail): Promise<void>
  /** Throws MailError where the server lets us not in. */
  check(): Promise<void>
}

/** `patience` (ms): how long a server may say nothing; four times as long a mail may take in all. */
export function createSmtp({ host, port, isSecure, user, password, from }: SmtpServer, patience = 15_000): Smtp {
  const open = (handing: Handing) =>
    nodemailer.createTransport({
      logger: handing.logger,
      ...{ host, port, secure: isSecure },
      ...(user !== '' && { auth: { user, pass: password } }),
      ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
      // What a mail says is all in it: nothing is fetched for it.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    })

  async function within<T>(work: (transport: ReturnType<typeof open>) => Promise<T>): Promise<T> {
    const handing = watchHanding()
    const transport = open(handing)
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('it took too long')), 4 * patience)
    })
    try {
      return await Promise.race([work(transport), tooLong])
    } catch (error) {
      throw mailErrorOf(error, handing.isOver)
    } finally {
      clearTimeout(timer)
      transport.close()
    }
  }

  return {
    async send({ to, id, thread, settings, subject, text, html }) {
      await within((transport) =>
        transport.sendMail({
          ...{ from, to, subject, text, html, messageId: `<${id}>` },
          ...(thread !== null && { references: [`<${thread}>`], inReplyTo: `<${thread}>` }),
          // No answer by a machine: it is none's to read.
          headers: { 'Auto-Submitted': 'auto-generated' },
          list: { unsubscribe: { url: settings, comment: '' } },
        }),
      )
    },
    async check() {
      await within((transport) => transport.verify())
    },
  }
}

/** Times that are over before anything can have been accepted. */
const setUp = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])
/** Codes by which it is known that nothing was accepted: there was no way to a server that takes anything. */
const before = new Set(['ECONNREFUSED', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'ECONFIG'])

interface Handing {
  logger: Logger
  /** All of the mail is on its way to the server, the end of it too: before that nobody can have taken it. */
  isOver: boolean
}

/** Notes when a mail has been handed over, of which nodemailer tells its logger alone. */
function watchHanding(): Handing {
  const ignore = () => undefined
  const handing: Handing = {
    isOver: false,
    logger: {
      ...{ trace: ignore, debug: ignore, warn: ignore, error: ignore, fatal: ignore },
      info(entry) {
        if (typeof entry === 'object' && entry.tnx === 'message') handing.isOver = true
      },
    },
  }
  return handing
}

function mailErrorOf(error: unknown, isHandedOver: boolean): MailError {
  const { message, code, command, responseCode, timeoutType } = error as Error & {
    code?: string
    timeoutType?: string
    command?: string
    responseCode?: number | false
  }
  // Nodemailer gives the system's words for these as they are.
  const isAway =
    before.has(code ?? '') ||
    setUp.has(timeoutType ?? '') ||
    /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH/.test(message)
  if (isAway || command === 'EHLO' || command === 'STARTTLS') return new MailError('away', message)
  if (typeof responseCode !== 'number') return new MailError(isHandedOver ? 'unclear' : 'away', message)
  // What it says of whom mail comes from, it says of all mail.
  if (command === 'CONN' || command === 'MAIL FROM' || responseCode === 421) return new MailError('away', message)
  return new MailError(responseCode >= 500 ? 'refused' : 'not-now', message)
}
