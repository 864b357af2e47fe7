import { figure, median, type Column } from './table'

/** ms; the first one finds nothing ready. `cpu`: of this process for one, server and reader together; a busy machine takes longer. */
export interface Times {
  first: number
  median: number
  slowest: number
  cpu: number
}
export interface TimesLine extends Times {
  title: string
}

/** Does it once, and so many rounds after that. */
export async function timed(rounds: number, work: () => Promise<void>): Promise<Times> {
  const times: number[] = []
  let before = process.cpuUsage()
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
    if (round === 0) before = process.cpuUsage()
  }
  const { user, system } = process.cpuUsage(before)
  const [first, ...rest] = times
  return { first: first!, median: median(rest), slowest: Math.max(...rest), cpu: (user + system) / 1_000 / rounds }
}

export const timesColumns: Column<TimesLine>[] = [
  ['', ({ title }) => title, 'left'],
  ['median ms', (line) => figure(line.median, 0)],
  ['slowest ms', (line) => figure(line.slowest, 0)],
  ['first ms', (line) => figure(line.first, 0)],
  ['CPU ms', (line) => figure(line.cpu, 0)],
]
