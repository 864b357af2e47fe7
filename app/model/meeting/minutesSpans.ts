import type { Span } from './minutes'

/** What a backslash may stand before to say that the sign means itself. */
const escapable = /^[\\|<#+*-]$/
/** A sign that means itself, or `**bold**`: no space inside its asterisks, and no asterisk that is not escaped. */
const marks = /\\([^])|\*\*(?=\S)((?:\\[^]|[^*\\])*?(?:\\[^]|[^*\\\s]))\*\*/g

/** A text of minutes as it stands in Markdown, lines joined; asterisks that do not pair are text. */
export function readSpans(raw: string): Span[] {
  const spans: Span[] = []
  const put = (text: string, isBold: boolean) => {
    const last = spans.at(-1)
    if (text === '') return
    if (last?.isBold === isBold) last.text += text
    else spans.push({ text, isBold })
  }
  let at = 0
  for (const match of raw.matchAll(marks)) {
    const [whole, sign, bold] = match
    put(raw.slice(at, match.index), false)
    if (sign !== undefined) put(escapable.test(sign) ? sign : whole, false)
    else put(unescaped(bold!), true)
    at = match.index + whole.length
  }
  put(raw.slice(at), false)
  return spans
}

/** The other way round; lines are joined by line feeds. */
export function writeSpans(text: string | readonly Span[]): string {
  const spans = typeof text === 'string' ? [{ text, isBold: false }] : boldWithin(text)
  return spans
    .map(({ text, isBold }, i) => {
      const signs = text.replaceAll('\\', '\\\\')
      if (isBold) return `**${signs.replaceAll('*', '\\*')}**`
      // One asterisk alone is left as people type it; a pair, or one at a bold stretch, would be read as a mark.
      const pairs = signs.replace(/\*{2,}/g, (run) => '\\*'.repeat(run.length))
      const before = i > 0 ? pairs.replace(/^\*/, '\\*') : pairs
      return i < spans.length - 1 ? before.replace(/(?<!\\)\*$/, '\\*') : before
    })
    .join('')
}

/** Spans that can be marked: spaces at the ends of a bold one are not bold, and neighbours of a kind are one. */
function boldWithin(spans: readonly Span[]): Span[] {
  const parts = spans.flatMap(({ text, isBold }) => {
    const [, before = '', inner = '', after = ''] = isBold ? /^(\s*)([^]*?)(\s*)$/.exec(text)! : ['', text]
    return [
      { text: before, isBold: false },
      { text: inner, isBold: true },
      { text: after, isBold: false },
    ]
  })
  const joined: Span[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.text === '') continue
    if (last?.isBold === part.isBold) last.text += part.text
    else joined.push(part)
  }
  return joined
}

function unescaped(raw: string): string {
  return raw.replace(/\\([^])/g, (whole, sign: string) => (escapable.test(sign) ? sign : whole))
}
