/** A file of a ledger's: in whose ledger it lies, and its id. */
export interface FileRef {
  ledger: string
  id: string
}

const ledgerId = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}'
const fileId = 'f[\\w-]{21}'
const path = new RegExp(`^/trackers/(${ledgerId})/files/(${fileId})$`)
const absolute = new RegExp(`^https?://[^\\s/?#]+(/trackers/(${ledgerId})/files/${fileId})(?:\\?show)?$`)

export function isFileId(id: string): boolean {
  return new RegExp(`^${fileId}$`).test(id)
}

/**
 * Where a file is had (R5), as cells keep it: without a host, so that it stays true when the house is called otherwise, and
 * with its ledger, whose rights are asked.
 */
export function fileAddress({ ledger, id }: FileRef): string {
  return `/trackers/${ledger}/files/${id}`
}

/** The file that an address leads to; null where it leads to none. */
export function fileAt(address: string): FileRef | null {
  const found = path.exec(address)
  return found && { ledger: found[1]!, id: found[2]! }
}

/** An address as files and clipboards have it, as cells keep it: that of a file of this ledger without its host. */
export function keptAddress(address: string, ledger: string): string {
  const found = absolute.exec(address)
  return found?.[2] === ledger ? found[1]! : address
}
