import { spawnSync } from 'node:child_process'
import { appendFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from './temporary'

export interface SmallDisk {
  folder: string
  /** Takes all the space that is left. */
  fill(): void
  /** Gives it back. */
  free(): void
  remove(): void
}

/** A file system of a few megabytes that can be filled; null where this machine does not let us have one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const { folder, remove } = temporaryFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'luoshi-test', folder], {
    stdio: 'ignore',
  })
  if (mounted.status !== 0) {
    remove()
    return null
  }
  const filler = path.join(folder, 'filler')
  return {
    folder,
    fill() {
      for (const bytes of [65_536, 4_096, 512, 1]) appendUntilFull(filler, Buffer.alloc(bytes))
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      spawnSync('umount', [folder], { stdio: 'ignore' })
      remove()
    },
  }
}

function appendUntilFull(file: string, bytes: Buffer): void {
  try {
    for (;;) appendFileSync(file, bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
