import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import type net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface ThrowAwayFolder {
  path: string
  /** Sees to it that this process does not outlive ours. */
  guard(child: ChildProcess): void
  /** Ends what is guarded and still runs, and removes the folder. */
  remove(): Promise<void>
}

/**
 * Reads the processes that run, all of them on each line. The end of its input is the end of whoever holds the other end of the
 * pipe, by `kill -9` too: then it ends them (a frozen one must go on for that), kills what remains after 5 s, and removes $1.
 */
const guardian = `
while read -r line; do pids=$line; done
exec 2>/dev/null
for pid in $pids; do kill -INT $pid; kill -CONT $pid; done
tries=0
for pid in $pids; do
  while [ $tries -lt 50 ] && kill -0 $pid; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL $pid
done
rm -rf "$1"
`

/** A new temporary folder that goes with this process, however that ends, and with it what was begun in it. */
export function throwAwayFolder(name = 'luoshi-'): ThrowAwayFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), name))
  // In a session of its own: Ctrl+C in a terminal is meant for whoever began all this, and ends it in order.
  const shell = spawn('sh', ['-c', guardian, 'sh', folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
    cwd: os.tmpdir(),
  })
  const isGone = new Promise((resolve) => shell.once('close', resolve))
  shell.unref()
  ;(shell.stdin as unknown as net.Socket).unref()
  const guarded = new Set<number>()
  const tell = () => shell.stdin.writable && shell.stdin.write(`${[...guarded].join(' ')}\n`)
  return {
    path: folder,
    guard(child) {
      const { pid } = child
      if (pid === undefined) return
      guarded.add(pid)
      tell()
      child.once('exit', () => {
        guarded.delete(pid)
        tell()
      })
    },
    async remove() {
      shell.ref()
      shell.stdin.end()
      await isGone
    },
  }
}
