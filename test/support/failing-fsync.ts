import { spawnSync } from 'node:child_process'
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './temporary'

export interface FailingFsync {
  /** For a process whose files under `folder` are to be affected. */
  env: Record<string, string>
  fail(): void
  recover(): void
  remove(): void
}

/** Compiles failing-fsync.c for a process of its own; only Linux has what it needs. */
export function failingFsync(folder: string): FailingFsync {
  const { folder: own, remove } = temporaryFolder()
  const [library, flag] = [path.join(own, 'failing-fsync.so'), path.join(own, 'fails')]
  const source = fileURLToPath(new URL('failing-fsync.c', import.meta.url))
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { encoding: 'utf8' })
  if (compiled.status !== 0) {
    remove()
    throw new Error(
      `failing-fsync.c was not compiled (npm test installs a compiler): ${compiled.error?.message ?? compiled.stderr}`,
    )
  }
  return {
    env: { LD_PRELOAD: library, FAILING_FSYNC_FLAG: flag, FAILING_FSYNC_FOLDER: realpathSync(folder) },
    fail: () => writeFileSync(flag, ''),
    recover: () => rmSync(flag, { force: true }),
    remove,
  }
}
