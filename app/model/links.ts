/** An evidence link is kept as one string, `label url`: it reads well in a CSV cell and needs no nested type (D2). */
export interface Link {
  label: string
  url: string
}

/** Browsers and Node have it; this folder is compiled for neither. */
declare const URL: new (text: string) => unknown

/** The link in a text, or null when its last word is no http(s) address that a browser can open (X4). A missing label becomes the host name. */
export function parseLink(text: string): Link | null {
  const found = /^(.*?)(https?:\/\/([^\s\/?#<>"]+)[^\s<>"]*)$/is.exec(text.trim())
  if (!found || (found[1] !== '' && !/\s$/.test(found[1]!)) || !isAddress(found[2]!)) return null
  return { label: found[1]!.trim() || found[3]!, url: found[2]! }
}

export function formatLink(link: Link): string {
  return `${link.label.replace(/\s+/g, ' ').trim()} ${link.url}`.trim()
}

/** `URL.canParse` is younger than the oldest browser that the pages are for. */
function isAddress(text: string): boolean {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}
