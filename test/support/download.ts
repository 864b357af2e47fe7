import type { Download } from 'playwright-core'

/** What a page gave to keep. The browser is another process's: its files are not at hand by a path. */
export async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
