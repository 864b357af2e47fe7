import { expect, it } from 'vitest'
import { isOwnColumn } from '#app/model/ledger/columns'
import { LedgerSchema } from '#app/model/ledger/schema'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { newStamp } from '#app/model/ledger/stamp'
import { plainView } from '#app/model/view/view'
import type { Proposal } from '#app/newledger/recognise/proposal'
import { ledgerCsv } from '#app/transfer/csv'
import { exportColumns, type ExportOptions } from '#app/transfer/exportRows'
import { readSheets } from '#app/transfer/readFile'
import { ledgerXlsx } from '#app/transfer/xlsx'
import { exampleFile, lines, recognised } from './recognised'

const now = Date.parse('2026-03-01T04:00:00Z')

/** The ledger that a proposal comes to, once it is made. */
function made({ ledger, newDepartments }: Proposal): LedgerSnapshot {
  const { title, settings, columns, streams, items } = ledger
  return {
    tracker: { id: 't', title, settings },
    departments: newDepartments,
    ...{ columns: [...columns], streams: [...streams], items: [...items] },
    stamps: Object.fromEntries(items.map(({ id }) => [id, newStamp(now)])),
  }
}

/** Own columns by their names, and what stands in them, as people read it; a file says nothing of units. */
function ownOf({ ledger }: Proposal) {
  const schema = new LedgerSchema(ledger.columns)
  return ledger.columns
    .filter(({ id }) => isOwnColumn(id))
    .map(({ id, name, kind }) => ({
      ...{ name, kind },
      values: ledger.items.map(({ cells }) => {
        const value = cells[id as 'c_1'] ?? ''
        return schema.column(id)!.options.find((option) => option.id === value)?.name ?? value
      }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

it.each(['sections-lakes.xlsx', 'merged-housing.xlsx', 'hotline.csv'])(
  'L6: what is exported of %s makes the same ledger again, from either format',
  async (name) => {
    const first = await recognised(await exampleFile(name))
    const snapshot = made(first)
    const columns = exportColumns(new LedgerSchema(snapshot.columns))
    const options: ExportOptions = {
      columns,
      view: plainView,
      only: null,
      language: 'zh',
      now,
      origin: 'http://luoshi.example',
    }
    const csv = new TextEncoder().encode(ledgerCsv(snapshot, options))
    const xlsx = await ledgerXlsx(snapshot, options)
    for (const bytes of [csv, xlsx]) {
      const again = await recognised(await readSheets(bytes), { house: snapshot.departments })
      expect(lines(again).map((line) => line.replaceAll(' ', ''))).toEqual(
        linesOf(first).map((line) => line.replaceAll(' ', '')),
      )
      expect(again.ledger.items.map(({ status, owner, progress }) => [status, owner, progress])).toEqual(
        first.ledger.items.map(({ status, owner, progress }) => [status, owner, progress]),
      )
      expect(ownOf(again)).toEqual(ownOf(first))
      expect([again.problems, again.newDepartments]).toEqual([[], []])
    }
  },
)

/** With the departments' ids, since in the second reading the house knows them. */
function linesOf(proposal: Proposal): string[] {
  return lines({ ...proposal, newDepartments: [] })
}
