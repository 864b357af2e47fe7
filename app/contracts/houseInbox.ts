import * as z from 'zod/mini'
import type { WaitingRow } from '../model/records/waitingRow'
import { lightReasons, lights } from '../model/ledger/light'
import { harms } from '../model/records/harm'
import type { Contract } from './contract'
import { inboxTask } from './inbox'
import { record } from './records'

/** What waits in one ledger of the house, and how many news there are. */
export interface LedgerWaiting {
  id: string
  title: { zh: string; en: string }
  waiting: WaitingRow[]
  unread: number
}

/** `ledgers`: those in which anything waits or is new. `reach`: see LedgersPort. */
export interface HouseInbox {
  reach: string
  ledgers: LedgerWaiting[]
}

const title = z.object({ zh: z.string(), en: z.string() })
const light = z.object({ light: z.enum(lights), reason: z.enum(lightReasons), days: z.number() })
const named = {
  ledger: z.object({ id: z.string(), title }),
  ...{ item: z.string(), code: z.string(), title: z.string(), above: z.string(), to: z.optional(z.string()) },
  ...{ harm: z.enum(harms), since: z.string(), due: z.string() },
}

/** `GET /inbox`. */
export const houseInbox: Contract<HouseInbox> = z.object({
  reach: z.string(),
  ledgers: z.array(
    z.object({
      ...{ id: z.string(), title },
      waiting: z.array(
        z.union([
          z.object({ ...named, light, task: inboxTask }),
          z.object({
            ...{ ...named, light: z.nullable(light), record },
            ...{ nobodyAt: z.string(), steps: z.array(z.string()) },
          }),
        ]),
      ),
      unread: z.number(),
    }),
  ),
})
