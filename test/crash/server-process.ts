import { spawn } from 'node:child_process'
import path from 'node:path'

export interface ServerProcess {
  /** Resolves with `ws://127.0.0.1:PORT/ws` once it serves; rejects when it ends first. */
  ready: Promise<string>
  /** Resolves when the process is gone. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  kill(signal: NodeJS.Signals): void
}

/** The built server, as `npm start` runs it, on a free port; its words are told when it ends unasked. */
export function startServerProcess(root: string, dataDir: string, env: Record<string, string> = {}): ServerProcess {
  const child = spawn(process.execPath, [path.join(root, 'build', 'server.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      PUBLIC_URL: '',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /Address {2}http:\/\/localhost:(\d+)\n/.exec(said)?.[1]
      if (port) resolve(`ws://127.0.0.1:${port}/ws`)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => reject(new Error(`The server ended before it served:\n${said.trim()}`)))
  })
  // A kill while it starts is no error of anybody's.
  ready.catch(() => undefined)
  return { ready, ended, kill: (signal) => void child.kill(signal) }
}
