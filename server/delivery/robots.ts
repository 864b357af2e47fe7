import { robotPause } from '#app/model/telling/robot'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { Db } from '#db/connect'
import { allDepartments } from '#db/ledger-rows'
import { findRobot, takeRobotTurn } from '#db/robots'
import type { Channel, Sent } from './channel'
import { lineOf, type Line, type Telling } from './message-text'
import type { OutsideOptions } from './post-outside'
import { postToRobot } from './robot-post'
import { readTold, type Told } from './told'
import type { createWords } from './words'

export interface RobotsOptions {
  db: Db
  publicUrl: string
  words: ReturnType<typeof createWords>
  outside: OutsideOptions
}

/** After too many messages nothing is tried for ten minutes: so long 钉钉 takes none. */
const afterTooOften = 600_000
/** Bytes of a message that each of them takes; what is more is counted. */
const longestText = 1_900

/** Tells groups by their robots: all that is due for one at once is one message, in Chinese. */
export function createRobotChannel({ db, publicUrl, words, outside }: RobotsOptions): Channel {
  const t = words('zh')
  return {
    name: 'robot',
    async mayTake(id, now) {
      const robot = await findRobot(db, id)
      return robot === null || takeRobotTurn(db, id, robotPause[robot.kind], now)
    },
    async send({ deliveries }, { now, ledgerNow, lateSince }): Promise<Sent> {
      const robot = await findRobot(db, deliveries[0]!.recipient)
      const ledger = robot && (await ledgerNow(robot.ledger))
      const dropAll = (why: string): Sent => ({
        kind: 'sent',
        dropped: deliveries.map((delivery) => ({ delivery, why })),
      })
      if (!robot) return dropAll('robot-removed')
      if (!ledger) return dropAll('ledger-away')
      const told = await readTold(db, ledger, null, deliveries)
      const said = new Set(told.map(({ delivery }) => delivery))
      const dropped = deliveries.filter((one) => !said.has(one)).map((delivery) => ({ delivery, why: 'settled' }))
      if (told.length === 0) return { kind: 'sent', dropped }
      const names = new Map((await allDepartments(db)).map(({ id, short }) => [id, short]))
      const departmentName = (id: string) => names.get(id) ?? id
      const telling: Telling = {
        ...{ t, language: 'zh', publicUrl, departmentName },
        lateSince: ({ delivery }) => lateSince(delivery),
      }
      const lines = told.map((one) => ({ ...lineOf(one, telling), to: whoFor(one, departmentName) }))
      const text = robotText(lines, t, `${publicUrl}/trackers/${robot.ledger}`)
      const posted = await postToRobot(robot, text, now, outside)
      if (posted.kind === 'taken') return { kind: 'sent', dropped }
      return {
        ...{ kind: 'failed', dropped, why: posted.said, isKept: false, isForAll: false },
        isFinal: posted.kind === 'refused' || posted.kind === 'inside',
        ...(posted.kind === 'too-often' && { after: afterTooOften }),
      }
    },
  }
}

/** What a group reads: titles and links, as many as a message holds. */
function robotText(lines: readonly (Line & { to: string })[], t: Telling['t'], ledger: string): string {
  const head = t('deliveries.robot.head', { ledger: lines[0]!.ledger, count: lines.length })
  const entries = lines.map(({ what, title, link, to }) =>
    [`· ${to && `${to}：`}${what}`, title, link].filter(Boolean).join('\n  '),
  )
  const more = (count: number) => `${t('deliveries.robot.more', { count })}\n  ${ledger}`
  for (let shown = entries.length; shown > 0; shown--) {
    const left = entries.length - shown
    const text = [head, ...entries.slice(0, shown), ...(left > 0 ? [more(left)] : [])].join('\n')
    if (Buffer.byteLength(text) <= longestText) return text
  }
  return `${head}\n${more(entries.length)}`
}

/** Whose it is to act: a department, or those who coordinate. */
function whoFor({ saying }: Told, departmentName: (id: string) => string): string {
  if (saying.is === 'reminder') return departmentName(saying.reminder.department)
  if (saying.is !== 'asked') return ''
  const { kind, state, department } = saying.record
  const waitsFor = (kindOf(kind).waitsFor as Partial<Record<string, string>>)[state]
  return waitsFor === 'department' ? departmentName(department) : ''
}
