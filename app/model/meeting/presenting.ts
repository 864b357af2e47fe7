import { isId } from '../ledger/ids'
import type { Item } from '../ledger/rows'
import { limits } from '../ledger/limits'
import { decisionKinds, type DecisionKind, type TimeRequest } from './meeting'

const longestDue = 64

/** What a presenter's followers are told, letter by letter: where they look, and the decision that they type. */
export interface Presenting {
  /** Their view of the ledger, as an address has it. */
  view: string
  cell: { item: string; column: string } | null
  draft: DraftDecision | null
  /** When it last changed, by the presenter's clock (ms): of their pages the one that they used last leads. */
  at: number
}

export interface DraftDecision {
  item: string | null
  kind: DecisionKind
  text: string
  department: string
  responsible: string
  due: string
}

/**
 * What the form of a decision begins with, which is only a proposal: a plain one about an item names who leads it, its
 * owner, and the day of the next meeting; more time is what was asked for (`request`).
 */
export function proposedDraft(
  kind: DecisionKind,
  item: string | null,
  row: Pick<Item, 'lead' | 'owner'> | undefined,
  nextOn: string,
  request?: TimeRequest,
): DraftDecision {
  const draft = { item, kind, text: '', department: '', responsible: '', due: '' }
  if (kind === 'extend' && request)
    return { ...draft, due: request.due, text: request.cause.slice(0, limits.shortText) }
  if (kind !== 'decision') return draft
  return { ...draft, department: row?.lead ?? '', responsible: row?.owner ?? '', due: nextOn }
}

/** As much of a draft as others are told: of one that is too long they see the beginning until it is shortened. */
export function toldDraft(draft: DraftDecision): DraftDecision {
  return {
    ...draft,
    text: draft.text.slice(0, limits.shortText),
    responsible: draft.responsible.slice(0, limits.shortText),
    due: draft.due.slice(0, longestDue),
  }
}

/** What somebody announced, in shape and within its limits (D5, G8); null when it is none of this. */
export function readPresenting(value: unknown): Presenting | null {
  if (!isRecord(value) || !isText(value.view, limits.viewQuery) || !Number.isSafeInteger(value.at)) return null
  const cell = readCell(value.cell)
  const draft = readDraft(value.draft)
  return cell === undefined || draft === undefined ? null : { view: value.view, cell, draft, at: value.at as number }
}

function readCell(value: unknown): Presenting['cell'] | undefined {
  if (value === null) return null
  if (!isRecord(value) || !isId(value.item) || !isText(value.column, 64)) return undefined
  return { item: value.item, column: value.column }
}

function readDraft(value: unknown): DraftDecision | null | undefined {
  if (value === null) return null
  if (!isRecord(value)) return undefined
  const { item, kind, text, department, responsible, due } = value
  if (item !== null && !isId(item)) return undefined
  if (!(decisionKinds as readonly unknown[]).includes(kind) || !isText(text, limits.shortText)) return undefined
  if (!isText(department, 64) || !isText(responsible, limits.shortText) || !isText(due, longestDue)) return undefined
  return { item, kind: kind as DecisionKind, text, department, responsible, due }
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
