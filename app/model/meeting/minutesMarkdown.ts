import type { MinutesBlock } from './minutes'

/**
 * Minutes as Markdown, which is how they are stored and edited, and back. What one writes the other reads the same; of
 * what people write besides, each line that is no heading, list or table is part of a paragraph. Line breaks within a
 * text: a backslash at the end of the line, and `<br>` in a table.
 */
export function minutesToMarkdown(blocks: readonly MinutesBlock[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: MinutesBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(oneLine(block.text))}`
    case 'paragraph':
      return escaped(plainLines(block.text)).split('\n').map(guardStart).join('\\\n')
    case 'list':
      return block.entries.map((entry) => `- ${escaped(plainLines(entry)).replaceAll('\n', '\\\n  ')}`).join('\n')
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`
      return [line(block.header), `|${block.header.map(() => ' --- |').join('')}`, ...block.rows.map(line)].join('\n')
    }
  }
}

export function minutesFromMarkdown(text: string): MinutesBlock[] {
  const blocks: MinutesBlock[] = []
  const lines = plainLines(text).split('\n')
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    const heading = /^(#{1,6}) +(.*)$/.exec(line)
    if (line.trim() === '') at++
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]!.length === 1 ? 1 : 2, text: unescaped(heading[2]!.trim()) })
      at++
    } else if (isTable(lines, at)) at = readTable(lines, at, blocks)
    else if (isEntry(line)) at = readList(lines, at, blocks)
    else at = readParagraph(lines, at, blocks)
  }
  return blocks
}

function readTable(lines: readonly string[], start: number, blocks: MinutesBlock[]): number {
  const header = cellsOf(lines[start]!)
  const rows: string[][] = []
  let at = start + 2
  // A row has as many cells as the header, whatever somebody typed.
  for (; at < lines.length && isRow(lines[at]!); at++) rows.push(header.map((_, i) => cellsOf(lines[at]!)[i] ?? ''))
  blocks.push({ kind: 'table', header, rows })
  return at
}

function readList(lines: readonly string[], start: number, blocks: MinutesBlock[]): number {
  const entries: string[] = []
  let at = start
  while (at < lines.length && isEntry(lines[at]!)) {
    const parts = [lines[at]!.replace(/^\s*[-*+] +/, '')]
    while (endsBroken(parts.at(-1)!) && at + 1 < lines.length) parts.push(lines[++at]!.replace(/^ {2}/, ''))
    entries.push(joined(parts))
    at++
  }
  blocks.push({ kind: 'list', entries })
  return at
}

function readParagraph(lines: readonly string[], start: number, blocks: MinutesBlock[]): number {
  const parts = [lines[start]!]
  let at = start + 1
  const goesOn = () => {
    const line = lines[at]!
    return (
      endsBroken(parts.at(-1)!) ||
      (line.trim() !== '' && !/^#{1,6} /.test(line) && !isTable(lines, at) && !isEntry(line))
    )
  }
  while (at < lines.length && goesOn()) parts.push(lines[at++]!)
  blocks.push({ kind: 'paragraph', text: joined(parts) })
  return at
}

/** Lines of one text; the backslash that breaks a line goes. */
function joined(parts: readonly string[]): string {
  return parts
    .map((part, i) => unescaped(i < parts.length - 1 && endsBroken(part) ? part.slice(0, -1) : part))
    .join('\n')
}

/** An odd number of backslashes: the last one is not itself escaped. */
function endsBroken(line: string): boolean {
  return (/\\*$/.exec(line)![0].length & 1) === 1
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

function cellText(cell: string): string {
  return escaped(plainLines(cell)).replaceAll('|', '\\|').replaceAll('<br>', '\\<br>').replaceAll('\n', '<br>')
}

function cellsOf(line: string): string[] {
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
  return cells.map((cell) => unescaped(trimmed(cell)))
}

/** The one space that stands on each side of a cell's text goes, and what people align columns with. */
function trimmed(cell: string): string {
  return cell.replace(/^ +| +$/g, '')
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\')
}

function unescaped(text: string): string {
  return text.replace(/\\([\\|<#+*-])/g, '$1')
}

/** A line of a paragraph that would read as something else. */
function guardStart(line: string): string {
  return line.replace(/^(\s*)([#|+*-])/, '$1\\$2')
}

function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function oneLine(text: string): string {
  return plainLines(text).replaceAll('\n', ' ')
}
