import { emptyRecord } from '#app/model/ledger/columnFields'
import type { OwnColumn } from '#app/model/ledger/columns'
import { optionColours } from '#app/model/ledger/optionColours'
import { ordersAfter } from '#app/model/ledger/order'
import { withCells, type CellValue, type Item } from '#app/model/ledger/rows'
import { builtInSchema, ownKinds, type ColumnRecord, type Option, type OwnKind } from '#app/model/ledger/schema'
import type { Db } from '#db/connect'
import { beginEpoch } from '#db/epochs'
import { itemOf, putColumns, putItems, stampOf } from '#db/items'

const optionIds = ['hard', 'usual', 'easy'] as const
const departments = ['renshe', 'zuzhibu', 'jiaowei', 'bianban'] as const

/** Gives a ledger so many columns of its own, of all kinds in turn, and fills two cells of three in. */
export async function addOwnColumns(db: Db, tracker: string, count: number, now: number): Promise<void> {
  const columns = ownColumns(count)
  await db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('items').selectAll().where('tracker_id', '=', tracker).orderBy('id').execute()
    const filled = rows.map((row, i) => ({ item: withOwnCells(itemOf(row), columns, i), stamp: stampOf(row) }))
    await putColumns(trx, tracker, new Map(columns.map((column) => [column.id, column])))
    await putItems(trx, tracker, new Map(filled.map((row) => [row.item.id, row])))
    await beginEpoch(trx, tracker, 0, now)
  })
}

function ownColumns(count: number): ColumnRecord[] {
  const orders = ordersAfter(builtInSchema.columns.at(-1)!.order, count)
  return orders.map((order, i) => {
    const kind = ownKinds[i % ownKinds.length]!
    const isOfOptions = kind === 'choice' || kind === 'choices'
    return {
      ...emptyRecord(`c_own${i}`),
      ...{ name: `自设列${i + 1}`, nameEn: `Own column ${i + 1}`, kind, writers: 'report', order },
      ...(kind === 'number' ? { unit: '万元' } : {}),
      ...(isOfOptions ? { options: options() } : {}),
    }
  })
}

function options(): Record<string, Option> {
  const orders = ordersAfter(null, optionIds.length)
  return Object.fromEntries(
    optionIds.map((id, i) => [
      id,
      {
        name: `选项${i + 1}`,
        nameEn: `Option ${i + 1}`,
        colour: optionColours[i]!,
        order: orders[i]!,
        isRemoved: false,
      },
    ]),
  )
}

function withOwnCells(item: Item, columns: readonly ColumnRecord[], row: number): Item {
  const cells = columns.flatMap(({ id, kind }, i): [OwnColumn, CellValue][] =>
    (row + i) % 3 === 0 ? [] : [[id as OwnColumn, valueOf(kind as OwnKind, row + i)]],
  )
  return withCells(item, cells)
}

function valueOf(kind: OwnKind, number: number): CellValue {
  const option = optionIds[number % optionIds.length]!
  const department = departments[number % departments.length]!
  const values: Record<OwnKind, CellValue> = {
    short: `第${number}项`,
    number: `${number * 7}.5`,
    date: `2026-${String((number % 12) + 1).padStart(2, '0')}-15`,
    choice: option,
    choices: [option, optionIds[(number + 1) % optionIds.length]!],
    flag: number % 2 === 0 ? 'yes' : 'no',
    department,
    departments: [department, departments[(number + 1) % departments.length]!],
    links: [`附件 https://oa.example.cn/file/${number}`],
  }
  return values[kind]
}
