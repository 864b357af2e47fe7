import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { StartError } from '../start-error'
import { findRedis } from './find.mjs'
import { throwAwayFolder, type ThrowAwayFolder } from './folder'
import { freePort } from './free-port'
import { createProgram, type Program } from './program'

export interface Redis extends Pick<Program, 'pid' | 'gone' | 'start'> {
  url: string
  /** Ends it at once, as a crash would; what it had is gone. */
  kill(): Promise<void>
  /** Stands still, as a machine whose network is gone: connections stay open, and nothing is answered. */
  freeze(): void
  thaw(): void
  /** Ends it and removes its folder, if that is its own. */
  close(): Promise<void>
}

/** A Redis that keeps nothing, on a free port; who lacks its password is not let in. */
export async function startRedis({ folder: given }: { folder?: ThrowAwayFolder } = {}): Promise<Redis> {
  const found = findRedis()
  if (!found) throw new StartError('Redis is not on this machine.')
  const folder = given ?? throwAwayFolder()
  const port = await freePort()
  const password = randomBytes(16).toString('hex')
  const settings = [
    ...[`port ${port}`, 'bind 127.0.0.1', `requirepass ${password}`],
    ...['save ""', 'appendonly no', `dir "${folder.path}"`],
  ]
  const program = createProgram({
    name: 'Redis',
    folder,
    begin() {
      // The password is on no command line, which others can read.
      const redis = spawn(found, ['-'], { stdio: ['pipe', 'ignore', 'pipe'], detached: true })
      redis.stdin.on('error', () => undefined).end(settings.join('\n'))
      return redis
    },
    serves: () => answers(port, password),
  })
  await program.start()
  const send = (signal: NodeJS.Signals) => {
    const pid = program.pid()
    if (pid !== null) process.kill(pid, signal)
  }
  return {
    pid: program.pid,
    gone: program.gone,
    start: program.start,
    url: `redis://:${password}@127.0.0.1:${port}`,
    kill: () => program.stop('SIGKILL'),
    freeze: () => send('SIGSTOP'),
    thaw: () => send('SIGCONT'),
    async close() {
      await program.stop('SIGKILL')
      if (!given) await folder.remove()
    },
  }
}

function answers(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\n`))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString().startsWith('+OK'))
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
