import { WebSocket } from 'ws'

/** The HTTP status with which an upgrade to a socket is refused; 101 when it is let in. */
export function upgradeStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers })
  return new Promise<number>((resolve, reject) => {
    socket.on('unexpected-response', (request, { statusCode }) => {
      request.destroy()
      resolve(statusCode!)
    })
    socket.on('open', () => resolve(101))
    socket.on('error', reject)
  }).finally(() => socket.terminate())
}
