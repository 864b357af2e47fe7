import { judgeSize, type FileProblem } from './attachment'
import { cleanName } from './cleanName'
import { kindOfName } from './fileKinds'
import { sniffFile, type ReadBytes } from './sniffFile'

/** What speaks against a file by what is said of it, before any byte is seen; null: nothing. */
export function judgeSaid({ name, bytes }: { name: string; bytes: number }): FileProblem | null {
  return judgeSize(bytes) ?? (kindOfName(cleanName(name)) ? null : 'not-accepted')
}

/** What a file is, when its bytes are what its name says; else why it is not taken. Asked by the page, and again by the server. */
export async function judgeBytes(
  { name, bytes }: { name: string; bytes: number },
  read: ReadBytes,
): Promise<{ type: string } | FileProblem> {
  const kind = kindOfName(name)
  if (!kind) return 'not-accepted'
  const content = await sniffFile(bytes, read)
  return content !== null && kind.contents.includes(content) ? { type: kind.type } : 'not-what-it-says'
}
