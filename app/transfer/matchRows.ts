import { fold } from '../model/text/fold'
import { leftoverIn } from '../model/text/leftovers'
import { createNameReader, foldName } from '../model/ledger/nameReader'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import type { CellReader } from './cellReader'
import type { FileTable } from './fileTable'
import { withoutGuard } from './formula-guard'
import type { ImportColumn } from './guessColumns'
import type { Reason } from './reasons'

/** What a row of a file is to the ledger. */
export type Match =
  | { kind: 'there'; stream: OutlineStream; entry: OutlineItem; byTitle: boolean }
  /** `parent`: the row that it goes under, in the ledger or itself new (its line in the file). */
  | { kind: 'new'; stream: OutlineStream; parent: OutlineItem | number | null }
  | { kind: 'refused'; column: ImportColumn | null; why: Reason }

type Place = { stream: OutlineStream; entry: OutlineItem }

const numerals = '一二三四五六七八九十'

/**
 * Which item each row of a file is: the one with its code, unless the title says that it is another one. Codes follow from
 * positions, so that in a file of last week they may have moved on; whoever filled it in meant the item that they read.
 * What is in the ledger neither by code nor by title is new, and `mayAdd` says whether this person may bring it in.
 */
export function matchRows(
  table: FileTable,
  cell: CellReader,
  streams: readonly OutlineStream[],
  mayAdd: boolean,
): Match[] {
  const { byCode, byTitle } = indexOf(streams)
  const codes = table.rows.map((_, row) => codeOf(cell(row, 'code') ?? ''))
  // As it stands, and without the mark that guards it in a CSV file.
  const titles = table.rows.map((_, row) =>
    [titleIn(cell, row)].flatMap((title) => [withoutGuard(title), title]).map(foldName),
  )
  const times = countOf(codes)
  const matches: (Match | null)[] = table.rows.map(() => null)
  const claimed = new Set<OutlineItem>()
  const claim = (row: number, place: Place, isByTitle: boolean) => {
    const isTaken = claimed.has(place.entry)
    claimed.add(place.entry)
    matches[row] = isTaken ? refused('code', 'same-item-twice') : { kind: 'there', ...place, byTitle: isByTitle }
  }
  // First those of which code and title agree, then those that only the title knows, at last those that only the code does.
  codes.forEach((code, row) => {
    const place = byCode.get(code)
    if (table.rows[row]!.isTooLong) matches[row] = refused(null, 'too-many-cells')
    else if (code !== '' && times.get(code)! > 1) matches[row] = refused('code', 'duplicate-code')
    else if (place && (titles[row]!.includes('') || titles[row]!.some((title) => isCalled(place.entry, title))))
      claim(row, place, false)
  })
  codes.forEach((_, row) => {
    const place = matches[row] === null ? byTitle.get(titles[row]![0]!) : null
    if (place) claim(row, place, true)
  })
  codes.forEach((code, row) => {
    const place = matches[row] === null ? byCode.get(code) : undefined
    // A new title is for those who may write it; for others, and where the item is spoken for, this is another item.
    if (place && mayAdd && !claimed.has(place.entry)) claim(row, place, false)
    else if (place) matches[row] = refused('title', 'other-item')
    else if (matches[row] === null && !mayAdd) matches[row] = refused(null, 'not-there')
  })
  return placeNew(table, cell, streams, codes, matches)
}

function placeNew(
  table: FileTable,
  cell: CellReader,
  streams: readonly OutlineStream[],
  codes: string[],
  known: (Match | null)[],
): Match[] {
  const { byCode } = indexOf(streams)
  const rowOf = new Map(codes.map((code, row) => [code, row]))
  const streamNames = namesOfStreams(streams)
  const place = (row: number): Match => {
    if (titleIn(cell, row).trim() === '') return refused('title', 'no-title')
    const parts = /^(\d+)\.\d+(\.\d+)?$/.exec(codes[row]!)
    if (parts?.[2]) {
      const parentCode = codes[row]!.slice(0, -parts[2].length)
      const parentRow = rowOf.get(parentCode)
      const inFile = parentRow === undefined ? null : known[parentRow]
      const home =
        inFile?.kind === 'there'
          ? inFile
          : inFile?.kind === 'new'
            ? { stream: inFile.stream, entry: table.rows[parentRow!]!.line }
            : byCode.get(parentCode)
      return home ? { kind: 'new', stream: home.stream, parent: home.entry } : refused('code', 'no-parent')
    }
    const name = cell(row, 'stream')?.trim()
    const stream = name
      ? streams.find((entry) => entry.stream.id === streamNames.one(name))
      : parts
        ? streams[Number(parts[1]) - 1]
        : undefined
    if (!stream) return refused('stream', name ? (leftoverIn(withoutGuard(name)) ?? 'unknown-stream') : 'no-stream')
    return { kind: 'new', stream, parent: null }
  }
  const isSub = (row: number) => /^\d+\.\d+\.\d+$/.test(codes[row]!)
  // Items before sub-items, which may stand under a new one, wherever it is in the file.
  for (const wantsSub of [false, true]) {
    known.forEach((match, row) => {
      if (match === null && isSub(row) === wantsSub) known[row] = place(row)
    })
  }
  return known as Match[]
}

/** Streams by their titles, their numbers, and both together. */
export function namesOfStreams(streams: readonly OutlineStream[]) {
  return createNameReader(
    streams.map(({ stream, number }) => {
      const marks = [String(number), numerals[number - 1] ?? '']
      return [stream.id, [stream.title, stream.titleEn, ...marks, ...marks.map((mark) => mark + stream.title)]] as const
    }),
  )
}

/** An error in the title's cell is no title. */
function titleIn(cell: CellReader, row: number): string {
  const title = cell(row, 'title') ?? ''
  return leftoverIn(withoutGuard(title)) ? '' : title
}

/** A code as the ledger writes it: without the mark that keeps spreadsheets from reading a number. An error is none. */
function codeOf(text: string): string {
  return leftoverIn(withoutGuard(text)) ? '' : fold(text).replace(/^'/, '').replace(/\s+/g, '')
}

function indexOf(streams: readonly OutlineStream[]) {
  const byCode = new Map<string, Place>()
  const byTitle = new Map<string, Place | null>()
  for (const stream of streams) {
    for (const entry of stream.items.flatMap((item) => [item, ...item.children])) {
      byCode.set(entry.code, { stream, entry })
      for (const title of new Set([entry.item.title, entry.item.titleEn].map(foldName))) {
        if (title !== '') byTitle.set(title, byTitle.has(title) ? null : { stream, entry })
      }
    }
  }
  return { byCode, byTitle }
}

function isCalled({ item }: OutlineItem, title: string): boolean {
  return foldName(item.title) === title || foldName(item.titleEn) === title
}

function countOf(codes: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1)
  return times
}

function refused(column: ImportColumn | null, why: Reason): Match {
  return { kind: 'refused', column, why }
}
