import type { RobotKind, RobotProblem, RobotTelling, RobotWish } from '../model/telling/robot'

/** A robot of a group chat, as coordinators see it: its address and secret open the group, and are not shown again. */
export interface Robot {
  id: string
  kind: RobotKind
  name: string
  /** Where it is, and how its address ends. */
  host: string
  end: string
  isSigned: boolean
  tellings: RobotTelling[]
}

/** `robot-inside`: an address of this machine or of the house's network, which the house does not allow. */
export type RobotOutcome = 'saved' | RobotProblem | 'robot-inside' | 'too-many-robots' | 'unknown-robot' | 'not-allowed'

/** What a robot answered to a message that tries it; `said`: in its own words. */
export type RobotTrial = { kind: 'taken' } | { kind: 'failed' | 'too-often'; said: string } | { kind: 'unknown-robot' }

/** The robots of a ledger, for its coordinators (R4). */
export interface RobotsPort {
  /** Null for everybody else. */
  list(): Promise<Robot[] | null>
  /** `id`: null for a new one. */
  save(id: string | null, wish: RobotWish): Promise<RobotOutcome>
  remove(id: string): Promise<RobotOutcome>
  try(id: string): Promise<RobotTrial>
}
