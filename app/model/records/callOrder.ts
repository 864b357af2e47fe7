import type { WhistleFacts } from './kinds/whistle'

/** Calls as the whistle named their departments; those to whom it was passed on stand behind them, the first first. */
export function inCallOrder<Call extends { department: string; at: number }>(
  { departments }: Pick<WhistleFacts, 'departments'>,
  calls: readonly Call[],
): Call[] {
  const place = ({ department }: Call) => {
    const named = departments.indexOf(department)
    return named < 0 ? departments.length : named
  }
  return [...calls].sort((a, b) => place(a) - place(b) || a.at - b.at)
}
