import type { ZipEntry } from './zipDirectory'

/** The text of an entry of a zip archive. It ends where more comes than the entry says that there is: a bomb would. */
export async function zipText(bytes: Uint8Array, { at, packed, isPacked, size }: ZipEntry): Promise<string> {
  const header = new DataView(bytes.buffer, bytes.byteOffset + at, 30)
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const data = bytes.slice(start, start + packed)
  if (!isPacked) return new TextDecoder().decode(data)
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let read = 0; read <= size;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    read += value.length
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}
