import path from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '../start-error'

/** Reads `FILE [--json]`, all that backup and restore take; `usage` is shown when it is something else. */
export function readFileArgument(usage: string): { file: string; isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0) return { file: path.resolve(file), isJson: values.json }
  } catch {
    // Said below, whatever it was.
  }
  throw new StartError(usage)
}

/** Bytes for people. */
export function sizeOf(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.ceil(bytes / 2 ** 10)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
}
