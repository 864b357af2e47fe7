import { spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import { freePort } from './free-port'
import { findRedis } from './servers.mjs'
import { temporaryFolder } from './temporary'

export interface Redis {
  url: string
  /** Ends it at once, as a crash would; what it had is gone. */
  kill(): Promise<void>
  /** Begins it again on the same port. */
  start(): Promise<void>
  /** Stands still, as a machine whose network is gone: connections stay open, and nothing is answered. */
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

/** A Redis of a test's own, on a free port, that keeps nothing. */
export async function startRedis(): Promise<Redis> {
  const { folder, remove } = temporaryFolder()
  const port = await freePort()
  let server: ChildProcess | null = null
  const onExit = () => void server?.kill('SIGKILL')
  process.on('exit', onExit)

  async function start(): Promise<void> {
    const begun = spawn(
      findRedis()!,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: 'ignore' },
    )
    server = begun
    while (!(await answers(port))) {
      if (begun.exitCode !== null) throw new Error(`Redis ended with ${begun.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  async function kill(): Promise<void> {
    const ending = server
    server = null
    if (!ending || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async close() {
      await kill()
      process.off('exit', onExit)
      remove()
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString().startsWith('+PONG'))
    })
    socket.once('error', () => resolve(false))
  })
}
