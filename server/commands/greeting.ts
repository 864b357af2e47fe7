import { shown, type Env } from '../env'
import type { RunningServer } from '../index'

/** What the console says once the server serves; the first administrator's link while there is none (X1). */
export async function greeting({ url, people }: RunningServer, { dataDir, databaseUrl }: Env): Promise<string> {
  const link = await people.firstLink()
  const lines = [
    '',
    '落实台账 Luoshi',
    `  Address  ${url}`,
    `  Data     ${databaseUrl === null ? dataDir : shown(databaseUrl)}`,
  ]
  if (link) lines.push('', '  There is no administrator yet. Open this link once to become it:', `  ${link}`)
  return [...lines, '', '  Stop with Ctrl+C.', ''].join('\n')
}
