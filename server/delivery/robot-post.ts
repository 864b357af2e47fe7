import { createHmac } from 'node:crypto'
import type { RobotKind } from '#app/model/telling/robot'
import type { StoredRobot } from '#db/robots'
import { postOutside, PostError, type OutsideOptions } from './post-outside'

/** What became of a message. `refused`: it will not be taken as it is · `away`: it may be, later. `said`: by whom, in their words. */
export type Posted = { kind: 'taken' } | { kind: 'too-often' | 'refused' | 'inside' | 'away'; said: string }

type Robot = Pick<StoredRobot, 'kind' | 'address' | 'secret'>

/** Their codes for: too many messages. */
const tooOften: Record<RobotKind, readonly number[]> = {
  wecom: [45009],
  dingtalk: [130101, 90030],
  feishu: [11232, 99991400],
}

/** Letters of what a robot said that are told. */
const longestSaid = 200

/** Posts a text into the group of a robot, signed in its way at `now` (ms). */
export async function postToRobot(robot: Robot, text: string, now: number, options: OutsideOptions): Promise<Posted> {
  const { address, body } = messageOf(robot, text, now)
  const hide = hiding(robot)
  try {
    const { status, text: answer } = await postOutside(address, JSON.stringify(body), options)
    const posted = readAnswer(robot.kind, status, answer)
    return posted.kind === 'taken' ? posted : { ...posted, said: hide(posted.said) }
  } catch (error) {
    if (!(error instanceof PostError)) throw error
    return { kind: error.kind === 'inside' ? 'inside' : 'away', said: hide(error.message) }
  }
}

function messageOf({ kind, address, secret }: Robot, text: string, now: number): { address: string; body: object } {
  if (kind === 'feishu') {
    const timestamp = String(Math.floor(now / 1000))
    // Signed is nothing, by what is signed elsewhere.
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
    return { address, body: { ...(secret && { timestamp, sign }), msg_type: 'text', content: { text } } }
  }
  const url = new URL(address)
  if (kind === 'dingtalk' && secret) {
    url.searchParams.set('timestamp', String(now))
    url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'))
  }
  return { address: url.href, body: { msgtype: 'text', text: { content: text } } }
}

/** All three answer with a code, 0 where they took it, and a sentence. */
function readAnswer(kind: RobotKind, status: number, text: string): Posted {
  const answer = parsed(text)
  const code = [answer.errcode, answer.code, answer.StatusCode].find((one) => typeof one === 'number')
  const sentence = [answer.errmsg, answer.msg, answer.StatusMessage].find((one) => typeof one === 'string')
  const said = `${status}${code === undefined ? '' : ` ${String(code)}`} ${sentence ?? text}`
  if (status === 429 || tooOften[kind].includes(Number(code))) return { kind: 'too-often', said }
  if (status >= 200 && status < 300 && code === 0) return { kind: 'taken' }
  return { kind: status >= 500 || status === 408 ? 'away' : 'refused', said }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Takes out of a text what opens the group, should a robot say it back, and what would break its line. */
function hiding({ address, secret }: Robot): (text: string) => string {
  const { href, pathname, searchParams } = new URL(address)
  const secrets = [href, secret, ...pathname.split('/'), ...searchParams.values()].filter((one) => one.length >= 8)
  return (text) =>
    secrets
      .reduce((left, one) => left.replaceAll(one, '…'), text)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, longestSaid)
}
