import { isBuiltIn, type ColumnId } from '../../model/ledger/columns'
import { isBlank } from '../../model/text/fold'
import { limits } from '../../model/ledger/limits'
import { foldName, type NameReader } from '../../model/ledger/nameReader'
import type { CellParser } from '../../model/ledger/parseCell'
import { builtInSchema, type OwnKind } from '../../model/ledger/schema'
import { letters } from '../../transfer/letters'
import { meaningsByName, type JoinedRow, type JoinedTable } from './joinedTable'
import { isOccasion } from './meanings'
import { guessKind, splitUnit } from './ownKind'
import type { BuiltInMeaning, Corrections, Meaning, ProposedColumn } from './proposal'
import { withContents } from './contents'
import { statusIn } from './statusWords'

export interface ReadColumn extends ProposedColumn {
  /** All that it says, top to bottom. */
  texts: string[]
  isComputed: boolean
}

/** Examples that stand at a column. */
const examples = 3

/** What each column means: by its name, by what is in it, and by what a person says (L6). */
export function readColumns(
  table: JoinedTable,
  rows: readonly JoinedRow[],
  corrections: Corrections,
  parse: CellParser,
  departments: NameReader,
): ReadColumn[] {
  const byName = meaningsByName(table)
  const said = corrections.meanings
  const taken = new Set(Object.values(said).filter(isOnce))
  const first = (meaning: BuiltInMeaning, at: number) =>
    Number(Object.keys(said).find((key) => said[Number(key)] === meaning)) === at
  const columns = table.columns.map(({ name, place }, i): ReadColumn => {
    const texts = rows.map(({ cells }) => cells[i] ?? '').filter((text) => !isBlank(text))
    const { unit } = splitUnit(name)
    const own = guessKind(texts, unit, parse, departments)
    const { meaning: named, isComputed } = byName[i]!
    const corrected = said[i]
    const isTwice = corrected !== undefined && isOnce(corrected) && !first(corrected, i)
    const usual = usualMeaning(named, isComputed, name, texts, own.kind, parse, rows.length)
    const meaning =
      corrected === undefined || isTwice ? (isOnce(usual) && taken.has(usual) ? ownOf(own.kind) : usual) : corrected
    return {
      ...{
        name,
        meaning,
        texts,
        isComputed,
        id: null,
        letter: letters(place + 1),
        isCorrected: corrected !== undefined,
      },
      unit: own.unit || unit,
      examples: [...new Set(texts)].slice(0, examples),
    }
  })
  const meant = columns.every(({ name }) => isBlank(name)) ? withContents(columns, departments) : columns
  return withLongTexts(withTitle(meant)).map((column, i) => ({ ...column, id: columnIdOf(column.meaning, i) }))
}

/** Which column of the ledger one of the file becomes, by its place there. */
function columnIdOf(meaning: Meaning, at: number): ColumnId | null {
  if (ownKindOf(meaning) !== null) return `c_${at + 1}`
  return isBuiltIn(meaning) && meaning !== 'stream' && meaning !== 'titleEn' ? meaning : null
}

function usualMeaning(
  named: BuiltInMeaning | null,
  isComputed: boolean,
  name: string,
  texts: readonly string[],
  kind: OwnKind,
  parse: CellParser,
  rows: number,
): Meaning {
  if (isComputed || (isBlank(name) && texts.length === 0)) return 'out'
  const share = (is: (text: string) => boolean) => texts.filter(is).length / Math.max(1, texts.length)
  const reads = (column: 'status' | 'evidence') => (text: string) =>
    'value' in parse(builtInSchema.column(column), text)
  // A name alone does not make states of words that are none, nor links of what leads nowhere.
  const isIn =
    texts.length === 0 ||
    (named === 'status'
      ? share((text) => statusIn(text) !== null || reads('status')(text)) >= 0.5
      : named === 'evidence'
        ? share(reads('evidence')) >= 0.5
        : named === 'stream' && isOccasion(name)
          ? areStreams(texts, rows)
          : true)
  return named !== null && isIn ? named : ownOf(kind)
}

/** Meetings and what they spoke of are streams where several rows are of one, and there are not too many of them. */
function areStreams(texts: readonly string[], rows: number): boolean {
  const distinct = new Set(texts.map(foldName)).size
  return distinct < rows && distinct <= limits.streams
}

/** A ledger is of something: without a column that says so by its name it is the one with the longest texts. */
function withTitle(columns: readonly ReadColumn[]): ReadColumn[] {
  if (columns.some(({ meaning }) => meaning === 'title')) return [...columns]
  const length = ({ meaning, isCorrected, texts }: ReadColumn) =>
    meaning !== 'own:short' || isCorrected ? 0 : texts.reduce((sum, text) => sum + text.length, 0)
  const longest = Math.max(...columns.map(length), 0)
  const at = longest > 0 ? columns.findIndex((column) => length(column) === longest) : -1
  return columns.map((column, i) => (i === at ? { ...column, meaning: 'title' } : column))
}

/** Texts that are too long for one line go to the nearest long text that is free. */
function withLongTexts(columns: readonly ReadColumn[]): ReadColumn[] {
  const free = (['progress', 'problems', 'next'] as const).filter(
    (text) => !columns.some(({ meaning }) => meaning === text),
  )
  return columns.map((column) => {
    const isLong =
      column.meaning === 'own:short' &&
      !column.isCorrected &&
      column.texts.some(({ length }) => length > limits.shortText)
    return isLong && free.length > 0 ? { ...column, meaning: free.shift()! } : column
  })
}

/** A built-in column is only one column of the file. */
function isOnce(meaning: Meaning): meaning is BuiltInMeaning {
  return meaning !== 'out' && !meaning.startsWith('own:')
}

function ownOf(kind: OwnKind): Meaning {
  return `own:${kind}`
}

/** The kind of an own column; null of others. */
export function ownKindOf(meaning: Meaning): OwnKind | null {
  return meaning.startsWith('own:') ? (meaning.slice('own:'.length) as OwnKind) : null
}
