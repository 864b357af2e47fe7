import { z } from 'zod'
import { robotKinds, robotTellings } from '../model/telling/robot'
import type { RobotOutcome, RobotsPort, RobotTrial } from '../ports/robots'

/** '' in a field stands for a robot that is new. */
const id = z.string()
const ticked = z.literal('on').optional()

/** What the section of robots can ask for. */
export const robotsForm = z.discriminatedUnion('intent', [
  z.object({
    ...{ intent: z.literal('robot-save'), id, kind: z.enum(robotKinds), name: z.string() },
    ...{ address: z.string(), secret: z.string() },
    ...{ asked: ticked, answered: ticked, reminder: ticked },
  }),
  z.object({ intent: z.literal('robot-remove'), id }),
  z.object({ intent: z.literal('robot-try'), id }),
])
export type RobotsForm = z.infer<typeof robotsForm>

/** What became of a form, where the page says more than that it was done. `values`: without what opens the group. */
export type RobotsAnswer =
  | { id: string; problem: Exclude<RobotOutcome, 'saved'>; values: Readonly<Record<string, string | undefined>> }
  | { id: string; trial: RobotTrial }

/** Null: it was done. */
export async function actOnRobots(robots: RobotsPort, form: RobotsForm): Promise<RobotsAnswer | null> {
  if (form.intent === 'robot-try') return { id: form.id, trial: await robots.try(form.id) }
  if (form.intent === 'robot-remove') return answerOf(form.id, await robots.remove(form.id), {})
  const { id, kind, name, address, secret, ...ticks } = form
  const tellings = robotTellings.filter((one) => ticks[one] === 'on')
  const outcome = await robots.save(id || null, { kind, name, address, secret, tellings })
  return answerOf(id, outcome, { kind, name, ...ticks })
}

function answerOf(
  id: string,
  outcome: RobotOutcome,
  values: Readonly<Record<string, string | undefined>>,
): RobotsAnswer | null {
  return outcome === 'saved' ? null : { id, problem: outcome, values }
}
