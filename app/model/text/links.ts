import { fileAt, keptAddress } from './fileLink'

/**
 * An evidence link is kept as one string, `label url`: it reads well in a CSV cell and needs no nested type (D2). One that
 * names a file of a ledger (R5) has its address without a host (`fileLink.ts`).
 */
export interface Link {
  label: string
  url: string
}

/** Browsers and Node have it; this folder is compiled for neither. */
declare const URL: new (text: string) => unknown

const brackets: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '（',
  ']': '[',
  '】': '【',
  '>': '<',
  '》': '《',
  '」': '「',
  '』': '『',
  '”': '“',
  '’': '‘',
}
const opener = /[(（[【<《「『“‘]$/
/** Signs that end a part of a sentence, not an address. */
const stop = /[，。；：、！？.,;]$/

/**
 * The link in a text, or null when its last word is neither a file of a ledger nor an http(s) address that a browser can
 * open (X4). A missing label becomes the host name. Brackets around the address, and a full stop behind it, belong to neither.
 */
export function parseLink(text: string): Link | null {
  const file = fileIn(text.trim())
  if (file) return file
  const found = /^(.*?)(https?:\/\/[^\s<>"]+)(>?)$/is.exec(text.trim())
  if (!found) return null
  const [before, word] = [found[1]!, found[2]! + found[3]!]
  if (before !== '' && !/\s$/.test(before) && !opener.test(before)) return null
  const { url, after } = addressIn(word)
  const host = /^https?:\/\/([^\s/?#]+)/i.exec(url)?.[1]
  if (!host || !isAddress(url)) return null
  const label = (url === word ? before : before.replace(opener, '')) + after
  return { label: label.trim() || host, url }
}

function fileIn(text: string): Link | null {
  const [, label = '', url] = /^(?:(.*\S)\s+)?(\/\S+)$/s.exec(text) ?? []
  return url !== undefined && fileAt(url) ? { label: label || url.split('/').at(-1)!, url } : null
}

/**
 * Ends an address at a wide bracket that was opened before it, and takes off brackets and full stops that are no part of
 * it. `after` is what people wrote behind the bracket.
 */
function addressIn(word: string): { url: string; after: string } {
  const isLoose = (at: number) =>
    brackets[word[at]!] !== undefined &&
    times(word.slice(0, at + 1), word[at]!) > times(word.slice(0, at), brackets[word[at]!]!)
  const bracket = word.split('').findIndex((sign, at) => sign > '\x7f' && isLoose(at))
  const end = bracket < 0 ? word.length : bracket
  let at = end
  while (at > 0 && (stop.test(word.slice(0, at)) || isLoose(at - 1))) at--
  return { url: word.slice(0, at), after: word.slice(end + 1).replace(stop, '') }
}

function times(text: string, sign: string): number {
  return text.split(sign).length - 1
}

export function formatLink(link: Link): string {
  return `${link.label.replace(/\s+/g, ' ').trim()} ${link.url}`.trim()
}

/**
 * The links of an evidence cell, one a line; null where a line is none. `address`: where the cell leads when it is
 * clicked, of which its text may say nothing. `ledger`: whose files are known by their addresses, whatever the house is called.
 */
export function parseLinks(text: string, address = '', ledger = ''): string[] | null {
  const fromFormula = linkInFormula(text)
  const lines = fromFormula ? [formatLink(fromFormula)] : text.split('\n').filter((line) => line.trim() !== '')
  const links = lines.map(parseLink)
  const kept = (link: Link) => formatLink({ ...link, url: keptAddress(link.url, ledger) })
  if (!links.includes(null)) return [...new Set(links.map((link) => kept(link!)))]
  const whole = address === '' ? null : parseLink(`${lines.join(' ')} ${address}`)
  return whole && [kept(whole)]
}

/** Does an entry of an evidence cell name a file? */
export function isFileLink(entry: string): boolean {
  const link = parseLink(entry)
  return link !== null && fileAt(link.url) !== null
}

/** What `=HYPERLINK("address", "name")` leads to, if the formula says both as they are. */
export function linkInFormula(text: string): Link | null {
  const found = /^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,，;]\s*(?:"((?:[^"]|"")*)")?[^"]*)?\)$/i.exec(text.trim())
  if (!found) return null
  const [url, label = ''] = found.slice(1).map((part: string | undefined) => part?.replaceAll('""', '"')) as [
    string,
    string?,
  ]
  return parseLink(`${label} ${url}`)
}

/** `URL.canParse` is younger than the oldest browser that the pages are for. */
function isAddress(text: string): boolean {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}
