import type net from 'node:net'
import { codeOf } from './data-folder'
import type { Env } from './env'
import { StartError } from './start-error'

/** Listens there, and resolves with the port; rejects with a StartError that says what to do. */
export function listen(server: net.Server, env: Pick<Env, 'port' | 'host'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, env)))
    server.listen(env.port, env.host, () => resolve((server.address() as net.AddressInfo).port))
  })
}

function explainListenError(error: Error, { port, host }: Pick<Env, 'port' | 'host'>): Error {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use. Stop the program that has it, or take another port: PORT=${port + 1} npm start`,
    )
  }
  if (code === 'EACCES')
    return new StartError(`Port ${port} needs more rights than this user has. Take one above 1023: PORT=3000 npm start`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      `HOST is ${host}, which is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of its addresses.`,
    )
  }
  return error
}
