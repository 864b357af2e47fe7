import { isOneLine } from '../text/isOneLine'
import type { TellingKind } from './telling'

/** 企业微信, 钉钉, 飞书: whose robots of group chats are told. */
export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const
export type RobotKind = (typeof robotKinds)[number]

/** Of what a group can be told. */
export const robotTellings = ['asked', 'answered', 'reminder'] as const satisfies readonly TellingKind[]
export type RobotTelling = (typeof robotTellings)[number]

/** How long one waits for the next message (ms): they take 20 a minute, and 飞书 100, of which 5 in a second. */
export const robotPause: Record<RobotKind, number> = { wecom: 3_500, dingtalk: 3_500, feishu: 1_000 }

/** Those that sign what they are sent; 企业微信 goes by its address alone. */
export function signs(kind: RobotKind): boolean {
  return kind !== 'wecom'
}

/** How many a ledger has at most. */
export const mostRobots = 10

/** What somebody wants a robot to be. In one that is there, an empty address or secret stays as it is. */
export interface RobotWish {
  kind: RobotKind
  name: string
  address: string
  secret: string
  tellings: readonly RobotTelling[]
}

export type RobotProblem = 'robot-name' | 'robot-address' | 'robot-secret' | 'robot-tellings'

/** What is wrong with a wish by its form; null: nothing. Whether its address makes sense, who asks it knows. */
export function judgeRobot({ name, address, secret, tellings }: RobotWish): RobotProblem | null {
  if (name === '' || name.length > 40 || !isOneLine(name)) return 'robot-name'
  if (address.length > 500 || !/^https?:\/\/[^\s/?#@]+([/?][^\s#]*)?$/.test(address)) return 'robot-address'
  if (secret.length > 200 || !isOneLine(secret)) return 'robot-secret'
  return tellings.length === 0 ? 'robot-tellings' : null
}
