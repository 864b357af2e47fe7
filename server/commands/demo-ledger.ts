import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HousePerson } from '#app/model/house/housePerson'
import type { LedgerWish } from '#app/model/ledger/newLedger'
import type { Department } from '#app/model/ledger/person'
import type { LedgersPort } from '#app/ports/ledgers'
import type { RunningServer } from '../index'
import { projectRoot } from '../project-root'

/** The demo's second ledger comes from this file, by the same code as from the page (N8). */
const example = 'hotline.csv'
export const firstLedger = 'xicheng-2019'
export const secondLedger = 'hotline'

interface Recognition {
  ledgerFromFile(
    id: string,
    file: { name: string; bytes: Uint8Array },
    house: { departments: readonly Department[]; today: string },
  ): Promise<LedgerWish>
}

/** Makes the second ledger for a person, who coordinates it; answers with the departments that came along, the busiest first. */
export async function makeDemoLedger(
  { ledgersFor }: Pick<RunningServer, 'ledgersFor'>,
  maker: HousePerson,
): Promise<readonly Department[]> {
  const root = projectRoot()
  const bundle = pathToFileURL(path.join(root, 'build', 'ledger-from-file.mjs')).href
  const { ledgerFromFile } = (await import(/* @vite-ignore */ bundle)) as Recognition
  const bytes = new Uint8Array(await readFile(path.join(root, 'db', 'examples', example)))
  const ledgers = ledgersFor(maker)
  const house = { departments: await departmentsOf(ledgers), today: new Date().toISOString().slice(0, 10) }
  const wish = await ledgerFromFile(secondLedger, { name: example, bytes }, house)
  const outcome = await ledgers.create(wish)
  if (outcome.kind !== 'made') throw new Error(`The demo's second ledger was not made: ${JSON.stringify(outcome)}`)
  return wish.departments
}

async function departmentsOf(ledgers: LedgersPort): Promise<Department[]> {
  const first = await ledgers.enter(firstLedger)
  return (await first!.rows.read()).departments
}
