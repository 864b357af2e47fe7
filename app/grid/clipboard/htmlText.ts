import { parseLinks } from '../../model/text/links'
import type { PastedCell } from './pastedCell'

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TR UL'.split(
    ' ',
  ),
)
/** What they hold is for programs. */
const unseen = new Set(['HEAD', 'NOSCRIPT', 'SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE'])
/** As a spreadsheet says it, so that it is refused like one (leftoverIn). */
const picture = '=IMAGE()'
const separators = /[\s、，,;；|]+/g

/** What a cell of a table, or a piece of a page, says to somebody who sees it; of a picture that it is one. */
export function htmlCell(element: Element): Exclude<PastedCell, undefined> {
  const text = htmlText(element) || (element.querySelector('img') ? picture : '')
  const anchors = [...element.querySelectorAll('a')]
    .map((anchor) => ({ name: htmlText(anchor), url: anchor.getAttribute('href')?.trim() ?? '' }))
    .filter(({ url }) => /^https?:\/\//i.test(url))
  if (anchors.length === 0) return text
  const [first] = anchors
  if (anchors.length === 1) return { text, links: parseLinks(text, first!.url)?.join('\n') ?? text }
  // Several links are one a line, if nothing else is said beside them.
  const isAll =
    text.replace(separators, '') ===
    anchors
      .map(({ name }) => name)
      .join('')
      .replace(separators, '')
  return {
    text,
    links: isAll ? anchors.map(({ name, url }) => parseLinks(name, url)?.join('\n') ?? name).join('\n') : text,
  }
}

/** Line ends in the source are the markup's, but for `pre`; those that one sees are breaks, and blocks. */
export function htmlText(element: Element): string {
  let text = ''
  let isBlockEnd = false
  const endLine = () => (text = `${text.replace(/ +$/, '')}\n`)
  const put = (said: string) => {
    if (said === '') return
    if (isBlockEnd && text !== '' && !text.endsWith('\n')) endLine()
    isBlockEnd = false
    text += said
  }
  const walk = (node: Node, isPre: boolean) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = node.textContent!
      if (isPre) return void put(said.replace(/\r\n?/g, '\n'))
      const flowing = said.replace(/[ \t\r\n\f]+/g, ' ')
      return void put(isBlockEnd || /(^|[ \n])$/.test(text) ? flowing.replace(/^ /, '') : flowing)
    }
    if (node.nodeType !== Node.ELEMENT_NODE || unseen.has((node as Element).tagName)) return
    const { tagName } = node as Element
    if (tagName === 'BR') {
      if (isBlockEnd && text !== '' && !text.endsWith('\n')) endLine()
      isBlockEnd = false
      return void endLine()
    }
    const isBlock = blocks.has(tagName)
    const keepsLines =
      isPre ||
      tagName === 'PRE' ||
      /white-space\s*:\s*(pre|break-spaces)/i.test((node as Element).getAttribute('style') ?? '')
    isBlockEnd ||= isBlock
    for (const child of node.childNodes) walk(child, keepsLines)
    isBlockEnd ||= isBlock
  }
  walk(element, false)
  return text.replaceAll('\u00a0', ' ').trim()
}
