import { fold } from '../../text/fold'
import { found, judgeText, type Kind } from './Kind'

/** Yes or no; empty while nobody has said. */
export const flags = ['yes', 'no'] as const
export type Flag = (typeof flags)[number]

export function isFlag(value: unknown): value is Flag {
  return (flags as readonly unknown[]).includes(value)
}

/** What a click or a key makes of it. */
export function turned(flag: unknown): Flag {
  return flag === 'yes' ? 'no' : 'yes'
}

/** How people write it, folded. */
export const writtenFlags: Record<Flag, readonly string[]> = {
  yes: ['yes', 'y', 'true', '1', '是', '有', '对', '√', '✓', '✔', '☑'],
  no: ['no', 'n', 'false', '0', '否', '无', '不', '×', '✗', '✘', '☐'],
}

export const flag: Kind = {
  judge: judgeText((value) => (isFlag(value) ? null : 'bad-flag')),
  parse(text) {
    const said = fold(text).trim()
    return found(said === '' ? '' : (flags.find((one) => writtenFlags[one].includes(said)) ?? null), 'bad-flag')
  },
  rank: (value) => flags.indexOf(value as Flag),
  groups: true,
}
