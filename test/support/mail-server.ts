import net, { type AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived: unfolded and decoded. */
export interface ArrivedMail {
  to: string[]
  headers: ReadonlyMap<string, string>
  text: string
  html: string
}

/**
 * What becomes of the next mails. `taken` · `refused`: the recipient is unknown, for good · `later`: try again · `half`: all of it
 * is read, and the connection ends without a word · `silent`: it says nothing once all is read · `lost`: taken, but the
 * answer does not arrive · `reset`: the connection is reset before any of it may be sent.
 */
export type MailManner = 'taken' | 'refused' | 'later' | 'half' | 'silent' | 'lost' | 'reset'

export interface MailServer {
  port: number
  arrived: ArrivedMail[]
  /** Who was asked for, whatever became of it. */
  asked: string[]
  /** For all mails, or for those to an address. */
  behave(manner: MailManner, to?: string): void
  stop(): Promise<void>
  /** Again, on the same port. */
  start(): Promise<void>
}

/** A real SMTP server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = []
  const asked: string[] = []
  const manners = new Map<string, MailManner>()
  const mannerOf = (to: string) => manners.get(to) ?? manners.get('') ?? 'taken'
  const sockets = new Set<net.Socket>()
  let running: SMTPServer
  const open = (port: number) => {
    running = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 50, disableReverseLookup: true },
      onRcptTo({ address }, _session, answer) {
        asked.push(address)
        const manner = mannerOf(address)
        if (manner === 'refused') return void answer(Object.assign(new Error('no such user'), { responseCode: 550 }))
        if (manner === 'later') return void answer(Object.assign(new Error('greylisted'), { responseCode: 451 }))
        if (manner === 'reset') for (const socket of sockets) socket.resetAndDestroy()
        else answer()
      },
      onData(stream, { envelope }, answer) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const to = envelope.rcptTo.map(({ address }) => address)
          const manner = mannerOf(to[0]!)
          if (manner === 'taken' || manner === 'lost') arrived.push(readMail(to, Buffer.concat(chunks).toString()))
          if (manner === 'taken') return answer()
          if (manner !== 'silent') for (const socket of sockets) socket.destroy()
        })
      },
    })
    running.on('error', () => undefined)
    running.server.on('connection', (socket: net.Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    return new Promise<number>((resolve) =>
      running.listen(port, '127.0.0.1', () => resolve((running.server.address() as AddressInfo).port)),
    )
  }
  const port = await open(0)
  return {
    ...{ port, arrived, asked },
    behave: (manner, to = '') => void manners.set(to, manner),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => running.close(() => resolve()))
    },
    start: async () => void (await open(port)),
  }
}

/** Reads a mail of two parts as nodemailer writes it. */
function readMail(to: string[], raw: string): ArrivedMail {
  const { headers, body } = splitHead(raw)
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1]
  const parts = (boundary === undefined ? [] : body.split(`--${boundary}`)).map((part) => splitHead(part.trim()))
  const partOf = (type: string) => {
    const part = parts.find((one) => one.headers.get('content-type')?.startsWith(type))
    return part ? decoded(part.body, part.headers.get('content-transfer-encoding') ?? '') : ''
  }
  return { to, headers, text: partOf('text/plain'), html: partOf('text/html') }
}

function splitHead(raw: string): { headers: Map<string, string>; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), inWords(line.slice(at + 1).trim())]
  })
  return { headers: new Map(headers), body: rest.join('\r\n\r\n') }
}

function inWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
      decoded(
        how.toUpperCase() === 'B' ? coded : coded.replaceAll('_', ' '),
        how.toUpperCase() === 'B' ? 'base64' : 'q',
      ),
    )
}

function decoded(text: string, how: string): string {
  if (how === 'base64') return Buffer.from(text, 'base64').toString()
  if (how === '7bit') return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
