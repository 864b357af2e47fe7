import { randomUUID } from 'node:crypto'
import type { Robot, RobotsPort } from '#app/ports/robots'
import { judgeRobot, mostRobots, robotPause, robotTellings, signs, type RobotWish } from '#app/model/telling/robot'
import type { Db } from '#db/connect'
import { findRobot, removeRobot, robotsOf, saveRobot, takeRobotTurn, type StoredRobot } from '#db/robots'
import { inLedger } from '#db/transactions'
import type { Member } from '../member'
import { PostError, reachable, type OutsideOptions } from './post-outside'
import { postToRobot } from './robot-post'
import type { createWords } from './words'

export interface LedgerRobotsOptions {
  db: Db
  now: () => number
  publicUrl: string
  words: ReturnType<typeof createWords>
  outside: OutsideOptions
}

/** The robots of a ledger, for its coordinators: others do not learn that there are any. */
export function createLedgerRobots({ db, now, publicUrl, words, outside }: LedgerRobotsOptions) {
  return ({ ledger, person, coordinates }: Member): RobotsPort => {
    const acting = () => ({ by: person.id, at: now() })
    const own = async (id: string) => {
      const robot = await findRobot(db, id)
      return robot?.ledger === ledger.id ? robot : null
    }
    return {
      list: async () => (coordinates ? (await robotsOf(db, ledger.id)).map(shown) : null),
      async save(id, given) {
        if (!coordinates) return 'not-allowed'
        const before = id === null ? null : await own(id)
        if (id !== null && !before) return 'unknown-robot'
        const wish = whole(given, before)
        const problem = judgeRobot(wish)
        if (problem) return problem
        if (!URL.canParse(wish.address)) return 'robot-address'
        if (await leadsInside(wish.address)) return 'robot-inside'
        return inLedger(db, ledger.id).execute(async (trx) => {
          if (id === null && (await robotsOf(trx, ledger.id)).length >= mostRobots) return 'too-many-robots'
          await saveRobot(trx, { ...wish, id: id ?? randomUUID(), ledger: ledger.id }, acting())
          return 'saved'
        })
      },
      async remove(id) {
        if (!coordinates) return 'not-allowed'
        const robot = await own(id)
        if (!robot) return 'unknown-robot'
        await inLedger(db, ledger.id).execute((trx) => removeRobot(trx, robot, acting()))
        return 'saved'
      },
      async try(id) {
        const robot = coordinates ? await own(id) : null
        if (!robot) return { kind: 'unknown-robot' }
        if (!(await takeRobotTurn(db, id, robotPause[robot.kind], now()))) return { kind: 'too-often', said: '' }
        const t = words('zh')
        const link = `${publicUrl}/trackers/${ledger.id}`
        const text = `${t('deliveries.robot.trial', { ledger: ledger.title.zh, person: person.name })}\n  ${link}`
        const posted = await postToRobot(robot, text, now(), outside)
        if (posted.kind === 'taken') return posted
        return { kind: posted.kind === 'too-often' ? 'too-often' : 'failed', said: posted.said }
      },
    }
  }

  /** Known already, and not only once something is sent; a name that leads nowhere now may do so later. */
  async function leadsInside(address: string): Promise<boolean> {
    try {
      await reachable(new URL(address), outside)
      return false
    } catch (error) {
      return error instanceof PostError && error.kind === 'inside'
    }
  }
}

/** What is left empty stays as it was; of another kind it begins anew. */
function whole(given: RobotWish, before: StoredRobot | null): RobotWish {
  const [name, address, secret] = [given.name, given.address, given.secret].map((text) => text.trim()) as [
    string,
    string,
    string,
  ]
  const known = before?.kind === given.kind ? before : null
  return {
    ...{ kind: given.kind, name, address: address || (known?.address ?? '') },
    secret: signs(given.kind) ? secret || (known?.secret ?? '') : '',
    tellings: robotTellings.filter((one) => given.tellings.includes(one)),
  }
}

function shown({ id, kind, name, address, secret, tellings }: StoredRobot): Robot {
  return {
    ...{ id, kind, name, host: new URL(address).host, end: address.slice(-4) },
    ...{ isSigned: secret !== '', tellings: robotTellings.filter((one) => tellings.includes(one)) },
  }
}
