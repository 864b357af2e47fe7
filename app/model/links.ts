/** An evidence link is kept as one string, `label url`: it reads well in a CSV cell and needs no nested type (D2). */
export interface Link {
  label: string
  url: string
}

const brackets: Readonly<Record<string, string>> = { ')': '(', '）': '（', ']': '[', '】': '【', '》': '《', '」': '「', '』': '『', '”': '“', '’': '‘' }
const opener = /[(（[【《「『“‘]$/
/** Signs that end a part of a sentence, not an address. */
const stop = /[，。；：、！？.,;]$/

/**
 * The link in a text, or null when its last word is no http(s) address (X4). A missing label becomes the host name.
 * Brackets around the address, and a full stop behind it, belong to neither.
 */
export function parseLink(text: string): Link | null {
  const found = /^(.*?)(https?:\/\/[^\s<>"]+)$/is.exec(text.trim())
  if (!found) return null
  const before = found[1]!
  if (before !== '' && !/\s$/.test(before) && !opener.test(before)) return null
  const url = withoutEnd(found[2]!)
  const host = /^https?:\/\/([^\s/?#]+)/i.exec(url)?.[1]
  if (!host) return null
  const label = url.length < found[2]!.length ? before.replace(opener, '') : before
  return { label: label.trim() || host, url }
}

/** Without full stops, and without brackets that were opened before the address began. */
function withoutEnd(address: string): string {
  let url = address
  for (;;) {
    const last = url.at(-1) ?? ''
    const times = (sign: string) => url.split(sign).length
    const isLoose = brackets[last] !== undefined && times(last) > times(brackets[last])
    if (!isLoose && !stop.test(url)) return url
    url = url.slice(0, -1)
  }
}

export function formatLink(link: Link): string {
  return `${link.label.replace(/\s+/g, ' ').trim()} ${link.url}`.trim()
}

/**
 * The links of an evidence cell, one a line; null where a line is none. `address`: where the cell leads when it is
 * clicked, of which its text may say nothing.
 */
export function parseLinks(text: string, address = ''): string[] | null {
  const fromFormula = linkInFormula(text)
  const lines = fromFormula ? [formatLink(fromFormula)] : text.split('\n').filter((line) => line.trim() !== '')
  const links = lines.map(parseLink)
  if (!links.includes(null)) return [...new Set(links.map((link) => formatLink(link!)))]
  const whole = address === '' ? null : parseLink(`${lines.join(' ')} ${address}`)
  return whole && [formatLink(whole)]
}

/** What `=HYPERLINK("address", "name")` leads to, if the formula says both as they are. */
export function linkInFormula(text: string): Link | null {
  const found = /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,，;]\s*(?:"((?:[^"]|"")*)")?[^"]*)?\)$/i.exec(text.trim())
  if (!found) return null
  const [url, label = ''] = found.slice(1).map((part) => part?.replaceAll('""', '"')) as [string, string?]
  return parseLink(`${label} ${url}`)
}
