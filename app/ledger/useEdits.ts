import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { newRowOf } from '../grid/clipboard/cellTexts'
import type { FillKind, FillRest } from '../grid/fill'
import type { PageContext } from '../grid/PageContext'
import type { GridPlace } from '../grid/gridHandle'
import type { Reading } from '../reading/reading'
import { isColumnId } from '../model/ledger/columns'
import { fillCells, setCells, type CellEdit, type Desk } from '../model/ledger/edit'
import { outOfSight, type Refusal, type RefusalCode } from '../model/ledger/errors'
import { coordinates, onlyLooks, type Person } from '../model/ledger/person'
import { judgeColumnOf } from '../model/ledger/rights'
import type { UndoPlan } from '../model/ledger/undo'
import { UndoStack } from '../model/ledger/undoStack'
import type { LedgerStore } from '../sync/LedgerStore'
import { useLatest } from '../ui/useLatest'
import { cellKey, fillReport, wrongCells } from './fillReport'
import { endOf } from './useRowActions'
import type { ToastMessage } from './Toast'

interface EditsHost {
  /** The ledger's id. */
  tracker: string
  store: LedgerStore
  /** The connection's, null until the document is whole. */
  desk: Desk | null
  reading: Reading
  person: Person
  /** Waits until nothing is unsaved; false when that will never be. */
  saved(): Promise<boolean>
  toast(message: ToastMessage): void
  /** Tells of what was refused with its texts, until it is read. */
  keepRefused(refusals: readonly Refusal[]): void
  /** Goes to where something was taken back, unless one works elsewhere. */
  goTo(place: GridPlace): void
  reveal(place: GridPlace): void
}

export interface Edits extends Pick<PageContext, 'desk' | 'write' | 'fill' | 'wrongAt' | 'undoStack'> {
  undo(): void
  redo(): void
  /** A toast's button that takes back what was just done. */
  undoAction: ToastMessage['action']
  canUndo: boolean
  canRedo: boolean
  tellRefused(refusals: readonly Refusal[]): void
}

/** What this person writes, and takes back; what was not written is said once (D4). */
export function useEdits({
  tracker,
  store,
  desk: bare,
  reading,
  person,
  saved,
  toast,
  keepRefused,
  goTo,
  reveal,
}: EditsHost): Edits {
  const { t } = useTranslation()
  const [undoStack] = useState(() => new UndoStack())
  const canUndo = useSyncExternalStore(
    undoStack.subscribe,
    () => undoStack.canUndo,
    () => false,
  )
  const canRedo = useSyncExternalStore(
    undoStack.subscribe,
    () => undoStack.canRedo,
    () => false,
  )
  const [wrong, setWrong] = useState<ReadonlyMap<string, Refusal>>(new Map())
  const desk = useMemo(() => bare && { ...bare, onStep: undoStack.record }, [bare, undoStack])

  // A toast's button outlives the render that made it, and perhaps the document.
  const latestDesk = useLatest(desk)
  const reasonsOf = useCallback(
    (refusals: readonly Refusal[]) =>
      [...new Set(refusals.map(({ code }) => t(`refusal.${code}`)))].join(t('grid.reasons')),
    [t],
  )
  const tellRefused = useCallback(
    (refused: readonly Refusal[]) => {
      // Nothing is left where it could be marked: what was typed is kept to be copied.
      const lost = refused.filter(({ code, text }) => outOfSight.has(code) && text)
      if (lost.length > 0) keepRefused(lost)
      else toast({ text: t('ledger.refused', { reason: reasonsOf(refused) }), isError: true })
    },
    [t, toast, keepRefused, reasonsOf],
  )
  // A mark stays until something else stands in its cell: it may be the only place that still has what was typed.
  const mark = (edits: readonly CellEdit[], refusals: readonly Refusal[]) =>
    setWrong((known) => {
      const written = edits.map(({ item, column }) => cellKey(item, column))
      const added = wrongCells(refusals)
      if (added.size === 0 && !written.some((key) => known.has(key))) return known
      return new Map([...[...known].filter(([key]) => !written.includes(key)), ...added])
    })
  const takeBack = async (move: 'undo' | 'redo') => {
    setWrong(new Map())
    const plans: UndoPlan[] = []
    do {
      const current = latestDesk()
      const plan = current && undoStack[move](current)
      if (plan) plans.push(plan)
    } while (undoStack.hasMore(move) && (await saved()))
    const refusals = plans.flatMap((plan) => plan.refusals)
    const kept = plans.flatMap((plan) => plan.kept)
    const isAnyDone = plans.some(({ step }) => step.length > 0)
    const said = [
      ...(refusals.length > 0
        ? [t(`grid.${isAnyDone ? 'partly' : 'not'}.${move}`, { reason: reasonsOf(refusals) })]
        : []),
      ...(kept.length > 0 ? [t('grid.kept', { count: kept.length })] : []),
    ]
    if (said.length > 0) toast({ text: said.join(t('grid.reasons')), isError: refusals.length > 0 })
    const place = plans[0] && placeOf(plans[0])
    if (place) goTo(place)
  }
  const undo = () => void takeBack('undo')
  const undoAction = { label: t('commands.names.undo'), run: undo, isUndo: true }

  return {
    desk,
    undoStack,
    canUndo,
    canRedo,
    tellRefused,
    undo,
    undoAction,
    redo: () => void takeBack('redo'),
    wrongAt: useCallback((item, column) => wrong.get(cellKey(item, column)) ?? null, [wrong]),
    write(edits, refused = []) {
      const lost = ({ value, ...at }: CellEdit, code: RefusalCode): Refusal => ({
        ...at,
        code,
        text: [value].flat().join('\n'),
      })
      if (!desk) {
        // An editor that outlived the right to write leaves what it has.
        if (person.role === 'viewer') keepRefused(edits.map((edit) => lost(edit, onlyLooks(person))))
        return false
      }
      // A row that is there and not seen went out of sight with its stream while one typed in it.
      const isSeen = ({ item }: CellEdit) => store.entry(item) !== undefined
      const all = [
        ...refused.map((refusal) => ({ ...refusal, code: goneAt(refusal, store) ?? refusal.code })),
        ...edits.flatMap((edit) => (isSeen(edit) ? [] : [lost(edit, goneAt(edit, store)!)])),
        ...setCells(desk, edits.filter(isSeen)),
      ]
      if (all.length > 0) tellRefused(all)
      mark(edits, all)
      return all.length === 0
    },
    fill(kind: FillKind, edits: CellEdit[], { refused = [], beyond = [], after = '' }: FillRest = {}) {
      if (!desk) return
      const { written, refusals } = fillCells(desk, edits)
      const all = [...refused, ...refusals]
      mark(edits, all)
      const text = fillReport(kind, written, all, t)
      const stream = store.item(after)?.stream
      const place = coordinates(person) && stream && beyond.length > 0 ? endOf(stream, store) : null
      if (beyond.length > 0) {
        const action = place && {
          label: t('grid.addRows', { count: beyond.length }),
          run() {
            const made = beyond.map((cells) => newRowOf(cells, { tracker, store, reading, person }))
            const current = latestDesk()
            if (!current) return
            const filled = fillCells(current, [], { place, rows: made.map(({ row }) => row) })
            const missed = [...made.flatMap((row) => row.refused), ...filled.refusals]
            const done = t('grid.addedRows', { count: beyond.length })
            toast({
              text:
                missed.length > 0
                  ? t('grid.skipped', { done, count: missed.length, reasons: reasonsOf(missed) })
                  : done,
              action: undoAction,
            })
            if (filled.added[0]) reveal({ item: filled.added[0] })
          },
        }
        toast({
          text: t('grid.beyond', { done: text || t(`grid.${kind}`, { count: written }), count: beyond.length }),
          ...(action ? { action } : {}),
        })
      } else if (text) toast({ text, isError: written === 0, ...(written > 0 ? { action: undoAction } : {}) })
    },
  }
}

/** Why a place is there no more; then what is wrong with a text is no matter. Null: it is there. */
function goneAt({ item = '', column = '' }: Pick<Refusal, 'item' | 'column'>, store: LedgerStore): RefusalCode | null {
  if (!store.item(item)) return 'row-gone'
  if (!store.entry(item)) return 'removed-stream'
  return isColumnId(column) ? judgeColumnOf(column, store.schema) : null
}

/** Where one looks after something was taken back: at the first cell that changed. */
function placeOf({ step }: UndoPlan): GridPlace | null {
  const row = step.find(({ after }) => after !== null)
  return row ? { item: row.after!.id } : null
}
