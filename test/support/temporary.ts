import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A new empty folder, and how to remove it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'luoshi-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
