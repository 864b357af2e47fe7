/** What they hold is for programs. */
const unseen = new Set(['HEAD', 'NOSCRIPT', 'SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE'])
const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
)
/** Wider or higher than any table of people. */
const mostCovered = 100

/**
 * What another program put on the clipboard, with headings, lists, tables and bold alone: Word, WPS and Excel, and
 * pages. What was copied from minutes stays as it is.
 */
export function pastedHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html
  // What styles a foreign page is no concern of ours, nor of the page's policy.
  const found = new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/gi, ''), 'text/html')
  const made = document.implementation.createHTMLDocument('')
  new Cleaner(made).put(found.body)
  return made.body.innerHTML
}

/** Builds plain blocks, one after another, into an empty document. */
class Cleaner {
  /** Where text goes; null: to a paragraph that is begun for it. */
  private open: Element | null = null
  private isBold = false

  constructor(private readonly made: Document) {}

  put(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) return this.putText(node.textContent!)
    if (node.nodeType !== Node.ELEMENT_NODE) return
    const element = node as HTMLElement
    if (unseen.has(element.tagName) || isMarkOfList(element)) return
    if (element.tagName === 'BR') return void this.open?.append(this.made.createElement('br'))
    if (element.tagName === 'TABLE') return this.putTable(element as HTMLTableElement)
    const before = this.isBold
    this.isBold = boldOf(element) ?? before
    if (blocks.has(element.tagName)) this.putBlock(element)
    else this.putAll(element)
    this.isBold = before
  }

  private putAll(element: Element): void {
    for (const child of element.childNodes) this.put(child)
  }

  private putBlock(element: HTMLElement): void {
    const kind = kindOf(element)
    this.open = null
    if (kind === 'li') this.open = this.listAtEnd().appendChild(this.made.createElement('li'))
    else if (kind !== null) this.open = this.made.body.appendChild(this.made.createElement(kind))
    // A heading is bold by itself.
    if (kind === 'h1' || kind === 'h2') this.isBold = false
    this.putAll(element)
    this.open = null
  }

  private listAtEnd(): Element {
    const last = this.made.body.lastElementChild
    return last?.tagName === 'UL' ? last : this.made.body.appendChild(this.made.createElement('ul'))
  }

  private putText(text: string): void {
    const said = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    if (!this.open) {
      if (said.trim() === '') return
      this.open = this.made.body.appendChild(this.made.createElement('p'))
    }
    if (this.isBold) this.open.appendChild(this.made.createElement('strong')).append(said)
    else this.open.append(said)
  }

  /** A cell that covers several says it once; the others are empty. */
  private putTable(table: HTMLTableElement): void {
    const made = this.made.createElement('table')
    const covered: Set<number>[] = []
    Array.from(table.rows).forEach((row, number) => {
      const line = made.appendChild(this.made.createElement('tr'))
      const taken = (covered[number] ??= new Set())
      let at = 0
      const pass = () => {
        for (; taken.has(at); at++) line.append(this.made.createElement('td'))
      }
      for (const cell of row.cells) {
        pass()
        const [width, height] = [Math.min(cell.colSpan, mostCovered), Math.min(cell.rowSpan, mostCovered)]
        for (let down = 1; down < height && number + down < table.rows.length; down++)
          for (let i = 0; i < width; i++) (covered[number + down] ??= new Set()).add(at + i)
        const first = line.appendChild(this.made.createElement('td'))
        for (let i = 1; i < width; i++) line.append(this.made.createElement('td'))
        at += width
        const inner = this.made.implementation.createHTMLDocument('')
        new Cleaner(inner).putAll(cell)
        first.append(...linesOf(inner, this.made))
      }
      pass()
    })
    this.open = null
    if (table.rows.length > 0) this.made.body.append(made)
  }
}

/** Cells hold paragraphs alone. */
function linesOf(inner: Document, made: Document): Node[] {
  return Array.from(inner.body.querySelectorAll('p, h1, h2, li'), (line) => {
    const paragraph = made.createElement('p')
    paragraph.append(...Array.from(line.childNodes, (child) => made.importNode(child, true)))
    return paragraph
  })
}

/** Null: what is in it decides. */
function kindOf(element: HTMLElement): 'h1' | 'h2' | 'p' | 'li' | null {
  const { tagName } = element
  if (tagName === 'LI' || /(^|;)\s*mso-list:(?!\s*none)/i.test(styleOf(element))) return 'li'
  if (tagName === 'H1' || element.classList.contains('MsoTitle')) return 'h1'
  if (/^H[2-6]$/.test(tagName)) return 'h2'
  return tagName === 'P' || tagName === 'PRE' ? 'p' : null
}

/** Word and WPS write a list's dot or number as text before each entry. */
function isMarkOfList(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(styleOf(element))
}

/** Null: as what is around it. */
function boldOf(element: HTMLElement): boolean | null {
  const weight = /font-weight:\s*(\w+)/i.exec(styleOf(element))?.[1]
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  return element.tagName === 'B' || element.tagName === 'STRONG' ? true : null
}

/** As it is written: browsers drop what they do not know, such as Word's own. */
function styleOf(element: Element): string {
  return element.getAttribute('style') ?? ''
}
