import { useCallback } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { decisionEdits, decisionSubItem, subItemId, type Deciding } from '../../model/meeting/decisionEdits'
import { fillCells, setCells, worldOf, type Desk } from '../../model/ledger/edit'
import type { Refusal } from '../../model/ledger/errors'
import { readItem, readItems } from '../../model/ledger/ledger'
import type { Decision } from '../../model/meeting/meeting'
import type { DraftDecision } from '../../model/meeting/presenting'
import { judgeRow } from '../../model/ledger/rights'
import { newId } from '../../sync/newId'
import type { MeetingReader } from '../useMeeting'

export interface Decisions {
  /** Records a decision and writes its cells. Null when it is done; else why not. */
  record(draft: DraftDecision): Promise<string | null>
  /** Writes the cells of one that is recorded, once more. */
  carryOut(decision: Decision): Promise<string | null>
  /** Makes a sub-item of one. */
  toSubItem(decision: Decision): Promise<string | null>
  settle(decision: Decision): Promise<string | null>
  withdraw(decision: Decision): Promise<string | null>
}

/**
 * Decisions live in two places: the record, by the server, and the cells that follow from it, in the document. The
 * rules are asked first, then it is recorded, then written, and settled when the server has the cells (decisionEdits).
 */
export function useDecisions(reader: MeetingReader, desk: Desk | null, saved: () => Promise<boolean>): Decisions {
  const { t } = useTranslation()
  const { send } = reader
  const command = useCallback(
    async (asked: Parameters<MeetingReader['send']>[0]) => {
      const outcome = await send(asked)
      return outcome === 'done' ? null : t(`meeting.problem.${outcome}`)
    },
    [send, t],
  )
  const reasonOf = ([refusal]: readonly Refusal[]) => t(`refusal.${refusal!.code}`)

  const write = async (id: string, decided: Deciding, item: string): Promise<string | null> => {
    const row = desk && readItem(desk.doc, item)
    if (!desk || !row) return t('meeting.problem.unknown-item')
    const edits = decisionEdits(decided, row)
    if (edits.length === 0) return null
    const refused = setCells(desk, edits)
    if (refused.length > 0) return t('meeting.cellsRefused', { reason: reasonOf(refused) })
    return (await saved()) ? command({ do: 'settle', decision: id }) : null
  }
  return {
    async record({ item, ...decided }) {
      const row = item !== null && desk ? readItem(desk.doc, item) : null
      if (item !== null && !row) return t('meeting.problem.unknown-item')
      if (row && desk) {
        const after = {
          ...row,
          ...Object.fromEntries(decisionEdits(decided, row).map(({ column, value }) => [column, value])),
        }
        const refused = judgeRow(desk.person, row, after, worldOf(desk.doc, desk.departments))
        if (refused.length > 0) return t('meeting.refused', { reason: reasonOf(refused) })
      }
      const id = newId()
      const lacks = await command({ do: 'decide', id, item, ...decided })
      return lacks ?? (item === null ? null : write(id, decided, item))
    },
    carryOut: async (decision) => (decision.item === null ? null : write(decision.id, decision, decision.item)),
    async toSubItem(decision) {
      const row = desk && decision.item !== null && readItem(desk.doc, decision.item)
      if (!desk || !row) return t('meeting.problem.unknown-item')
      const id = subItemId(decision)
      const lacks = await command({ do: 'sub-item', decision: decision.id, item: id })
      if (lacks) return lacks
      // Somebody made it meanwhile, or this page at the click before.
      if (readItem(desk.doc, id)) return null
      const siblings = readItems(desk.doc)
        .filter(({ parent }) => parent === row.id)
        .sort((a, b) => (a.order < b.order ? -1 : 1))
      const { place, cells } = decisionSubItem(decision, row, siblings.at(-1)?.id ?? '')
      const { refusals } = fillCells({ ...desk, newId: () => id }, [], { place, rows: [cells] })
      return refusals.length > 0 ? t('meeting.cellsRefused', { reason: reasonOf(refusals) }) : null
    },
    settle: (decision) => command({ do: 'settle', decision: decision.id }),
    withdraw: (decision) => command({ do: 'withdraw', decision: decision.id }),
  }
}
