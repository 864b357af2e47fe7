import { steps, type StepTaken } from './stepsTaken'
import { inDays, quantile, type Cell, type ReportTable } from './table'

export const stepsColumns = ['taken', 'half', 'nine', 'longest', 'waiting', 'waitingLongest'] as const

/** How long each step takes; `half` and `nine` of ten of those that were taken took no longer (days). `to`: of the report (ms). */
export function stepsTable(all: readonly StepTaken[], to: number): ReportTable<(typeof stepsColumns)[number]> {
  const rows = steps.map((step) => {
    const these = all.filter((one) => one.step === step)
    const taken = these.filter((one) => one.to !== null)
    const took = taken.map((one) => one.to! - one.from)
    const waiting = these.filter((one) => one.to === null)
    const waits = waiting.map((one) => to - one.from)
    const days = (span: number | null, those: readonly StepTaken[]): Cell => ({
      value: span === null ? null : inDays(span),
      counted: countedSteps(those),
    })
    const longest = (of: readonly StepTaken[], spans: readonly number[]) =>
      of.slice(spans.indexOf(Math.max(...spans))).slice(0, 1)
    const cells: Record<(typeof stepsColumns)[number], Cell> = {
      taken: { value: taken.length, counted: countedSteps(taken) },
      half: days(quantile(took, 0.5), taken),
      nine: days(quantile(took, 0.9), taken),
      longest: days(quantile(took, 1), longest(taken, took)),
      waiting: { value: waiting.length, counted: countedSteps(waiting) },
      waitingLongest: days(quantile(waits, 1), longest(waiting, waits)),
    }
    return { key: step, cells }
  })
  return { columns: stepsColumns, rows, sum: null }
}

function countedSteps(those: readonly StepTaken[]): Cell['counted'] {
  return those.length === 0 ? null : { kind: 'steps', steps: those }
}
