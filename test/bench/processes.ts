import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { projectRoot } from '#server/project-root'

/** Messages by their type. */
type Tagged = { type: string }

/** How long a process may take to end when asked to (ms); a server that has too much to do does not hear it. */
const stopGrace = 8_000

/** Can server and generator each have a core to themselves? */
export const isPinned =
  os.availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' }).status === 0

export const pinning = isPinned
  ? 'Server and generator run on one core each (taskset).'
  : 'Server and generator are not pinned to cores (no taskset, or only one core).'

/** Starts one of the bench's programs, on this core where that can be done; null: on any. */
export function startProcess(name: string, core: 0 | 1 | null, nodeOptions: readonly string[] = []): ChildProcess {
  const node = [process.execPath, ...nodeOptions, path.join(projectRoot(), 'build', 'bench', `${name}.mjs`)]
  const [program, ...args] = isPinned && core !== null ? ['taskset', '-c', String(core), ...node] : node
  return spawn(program!, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Infinity is a figure too.
    serialization: 'advanced',
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/** The next message of this type; a process that ends first, or says nothing for `within` ms, is an error. */
export function heard<Message extends Tagged, Type extends Message['type']>(
  child: ChildProcess,
  type: Type,
  within = 120_000,
): Promise<Extract<Message, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const finish = (then: () => void) => {
      clearTimeout(timer)
      child.off('exit', onExit)
      child.off('message', onMessage)
      then()
    }
    const onExit = (code: number | null) =>
      finish(() => reject(new Error(`A process of the bench ended with ${code} before it said "${type}".`)))
    const onMessage = (message: unknown) => {
      if ((message as Tagged).type === type) finish(() => resolve(message as Extract<Message, { type: Type }>))
    }
    const timer = setTimeout(
      () => finish(() => reject(new Error(`A process of the bench did not say "${type}" in ${within / 1000} s.`))),
      within,
    )
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

/** Ends a process: by its own leave, or without it. */
export async function stopProcess(child: ChildProcess, order?: Tagged): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (order && child.connected) child.send(order)
  else child.kill('SIGKILL')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopGrace)
  await ended
  clearTimeout(timer)
}
