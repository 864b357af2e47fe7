import type { MinutesBlock, Span } from './minutes'
import { readSpans, writeSpans } from './minutesSpans'

type Text = string | readonly Span[]

/** A block as it was read. */
export interface ReadBlock {
  block: MinutesBlock<Span[]>
  /** The very text that said so. */
  source: string
  /** What stood between the block before and this one. */
  gap: string
}

/**
 * Minutes as Markdown, which is how they are stored and edited, and back. What one writes the other reads the same; of
 * what people write besides, each line that is no heading, list or table is part of a paragraph. Line breaks within a
 * text: a backslash at the end of the line, and `<br>` in a table.
 */
export function minutesToMarkdown(blocks: readonly MinutesBlock<Text>[]): string {
  return `${blocks.map(blockToMarkdown).join('\n\n')}\n`
}

export function blockToMarkdown(block: MinutesBlock<Text>): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainLines(writeSpans(block.text)).replaceAll('\n', ' ')}`
    case 'paragraph':
      return plainLines(writeSpans(block.text)).split('\n').map(guardStart).join('\\\n')
    case 'list':
      return block.entries.map((entry) => `- ${plainLines(writeSpans(entry)).replaceAll('\n', '\\\n  ')}`).join('\n')
    case 'table': {
      const line = (cells: readonly Text[]) => `| ${cells.map(cellText).join(' | ')} |`
      return [line(block.header), `|${block.header.map(() => ' --- |').join('')}`, ...block.rows.map(line)].join('\n')
    }
  }
}

export function minutesFromMarkdown(text: string): MinutesBlock<Span[]>[] {
  return readMarkdown(text).map(({ block }) => block)
}

/** The same, each with the text that it was read from. */
export function readMarkdown(text: string): ReadBlock[] {
  const found: ReadBlock[] = []
  const lines = plainLines(text).split('\n')
  let last = 0
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    if (line.trim() === '') {
      at++
      continue
    }
    const read = isHeading(line)
      ? readHeading
      : isTable(lines, at)
        ? readTable
        : isEntry(line)
          ? readList
          : readParagraph
    const { block, end } = read(lines, at)
    found.push({ block, source: lines.slice(at, end).join('\n'), gap: ['', ...lines.slice(last, at), ''].join('\n') })
    at = last = end
  }
  return found
}

/** What begins in a line, and the line behind its end. */
interface Read {
  block: MinutesBlock<Span[]>
  end: number
}

function readHeading(lines: readonly string[], start: number): Read {
  const [, signs, text] = /^(#+) +(.*)$/.exec(lines[start]!)!
  return {
    block: { kind: 'heading', level: signs!.length === 1 ? 1 : 2, text: readSpans(text!.trim()) },
    end: start + 1,
  }
}

function readTable(lines: readonly string[], start: number): Read {
  const header = cellsOf(lines[start]!)
  const rows: Span[][][] = []
  let at = start + 2
  // A row has as many cells as the header, whatever somebody typed.
  for (; at < lines.length && isRow(lines[at]!); at++) {
    const cells = cellsOf(lines[at]!)
    rows.push(header.map((_, i) => cells[i] ?? []))
  }
  return { block: { kind: 'table', header, rows }, end: at }
}

function readList(lines: readonly string[], start: number): Read {
  const entries: Span[][] = []
  let at = start
  while (at < lines.length && isEntry(lines[at]!)) {
    const parts = [lines[at]!.replace(/^\s*[-*+] +/, '')]
    while (endsBroken(parts.at(-1)!) && at + 1 < lines.length) parts.push(lines[++at]!.replace(/^ {2}/, ''))
    entries.push(joined(parts))
    at++
  }
  return { block: { kind: 'list', entries }, end: at }
}

function readParagraph(lines: readonly string[], start: number): Read {
  const parts = [lines[start]!]
  let at = start + 1
  const goesOn = () => {
    const line = lines[at]!
    return (
      endsBroken(parts.at(-1)!) || (line.trim() !== '' && !isHeading(line) && !isTable(lines, at) && !isEntry(line))
    )
  }
  while (at < lines.length && goesOn()) parts.push(lines[at++]!)
  return { block: { kind: 'paragraph', text: joined(parts) }, end: at }
}

/** Lines of one text; the backslash that breaks a line goes. */
function joined(parts: readonly string[]): Span[] {
  const isBreak = (part: string, i: number) => i < parts.length - 1 && endsBroken(part)
  return readSpans(parts.map((part, i) => (isBreak(part, i) ? part.slice(0, -1) : part)).join('\n'))
}

/** An odd number of backslashes: the last one is not itself escaped. */
function endsBroken(line: string): boolean {
  return (/\\*$/.exec(line)![0].length & 1) === 1
}

function isHeading(line: string): boolean {
  return /^#{1,6} /.test(line)
}

function isEntry(line: string): boolean {
  return /^\s*[-*+] +/.test(line)
}

function isRow(line: string): boolean {
  return line.trimStart().startsWith('|')
}

function isTable(lines: readonly string[], at: number): boolean {
  return isRow(lines[at]!) && /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(lines[at + 1] ?? '')
}

function cellText(cell: Text): string {
  return plainLines(writeSpans(cell)).replaceAll('|', '\\|').replaceAll('<br>', '\\<br>').replaceAll('\n', '<br>')
}

function cellsOf(line: string): Span[][] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)((?:\\\\)*)\|$/, '$1')
  const cells: string[] = ['']
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\') cells[cells.length - 1] += inner[i]! + (inner[++i] ?? '')
    else if (inner[i] === '|') cells.push('')
    else if (inner.startsWith('<br>', i)) {
      cells[cells.length - 1] += '\n'
      i += 3
    } else cells[cells.length - 1] += inner[i]!
  }
  return cells.map((cell) => readSpans(trimmed(cell)))
}

/** The one space that stands on each side of a cell's text goes, and what people align columns with. */
function trimmed(cell: string): string {
  return cell.replace(/^ +| +$/g, '')
}

/** A line of a paragraph that would read as something else. */
function guardStart(line: string): string {
  return line.replace(/^(\s*)([#|+-]|\*(?!\*))/, '$1\\$2')
}

function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
