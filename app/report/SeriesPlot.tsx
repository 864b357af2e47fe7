import type { ReactNode } from 'react'

export interface EndLabel {
  /** Where it belongs, in what the plot counts. */
  value: number
  text: string
  className: string
}

interface SeriesPlotProps {
  /** What it shows, for who does not see it: the figures stand in the table beneath. */
  label: string
  dates: readonly string[]
  /** The highest that is shown. */
  most: number
  /** What stands at the right end of each line. */
  ends: readonly EndLabel[]
  /** Where the dates stand: at both ends and between, or in the middles of as many columns. */
  kind: 'points' | 'columns'
  children: (scale: { x: (index: number) => string; y: (value: number) => number }) => ReactNode
}

export const plotHeight = 200
const labelHeight = 18

/**
 * A plot over time. Its width is a share of the room, told in %, so that letters keep their size on every screen and on paper;
 * its height is in px. What is counted stands at the left, what each line is at its right end.
 */
export function SeriesPlot({ label, dates, most, ends, kind, children }: SeriesPlotProps) {
  const { top, step } = gridOf(most)
  const y = (value: number) => plotHeight - (value / top) * plotHeight
  const count = dates.length
  const share = (index: number) => (kind === 'columns' ? (index + 0.5) / count : count === 1 ? 0 : index / (count - 1))
  const x = (index: number) => `${(share(index) * 100).toFixed(2)}%`
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step)
  return (
    <div className="series" role="img" aria-label={label}>
      <svg className="series__scale" width="36" height={plotHeight + 34} aria-hidden="true">
        {lines.map((value) => (
          <text key={value} x="28" y={y(value) + 12} className="series__text" textAnchor="end">
            {value}
          </text>
        ))}
      </svg>
      <svg className="series__area" width="100%" height={plotHeight + 34} aria-hidden="true">
        <svg y="8" width="100%" height={plotHeight} overflow="visible">
          {lines.map((value) => (
            <line key={value} x1="0" x2="100%" y1={y(value)} y2={y(value)} className="series__line" />
          ))}
          {children({ x, y })}
        </svg>
        {dates.map((date, i) => (
          <text
            key={date}
            x={x(i)}
            y={plotHeight + 28}
            className={`series__text series__date series__date--${rankOf(i, count)}`}
            textAnchor={
              kind === 'points' && i === 0 ? 'start' : kind === 'points' && i === count - 1 ? 'end' : 'middle'
            }
          >
            {dateText(date, dates)}
          </text>
        ))}
      </svg>
      <svg className="series__ends" width="96" height={plotHeight + 34} aria-hidden="true">
        {spread(ends.map((end) => ({ ...end, at: y(end.value) + 12 }))).map(({ text, at, className }) => (
          <text key={text} x="6" y={at} className={`series__text ${className}`}>
            {text}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** Up to four steps of a round number. */
function gridOf(most: number): { top: number; step: number } {
  const rough = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough)!,
  )
  return { top: Math.ceil(Math.max(1, most) / step) * step, step }
}

/** `all` is seen on every screen, `wide` where there is room, `none` never: told backwards from the last. */
function rankOf(index: number, count: number): 'all' | 'wide' | 'none' {
  const [back, step] = [count - 1 - index, Math.ceil(count / 7)]
  return back % (2 * step) === 0 ? 'all' : back % step === 0 ? 'wide' : 'none'
}

/** `03-16`; with its year where the plot spans several. */
function dateText(date: string, dates: readonly string[]): string {
  const isOneYear = dates[0]!.slice(0, 4) === dates.at(-1)!.slice(0, 4)
  return isOneYear ? date.slice(5) : date.slice(2)
}

/** Moves labels apart that would lie over one another, as little as need be. */
function spread<T extends { at: number }>(labels: readonly T[]): T[] {
  const sorted = [...labels].sort((a, b) => a.at - b.at)
  for (let i = 1; i < sorted.length; i++) sorted[i]!.at = Math.max(sorted[i]!.at, sorted[i - 1]!.at + labelHeight)
  const over = Math.max(0, (sorted.at(-1)?.at ?? 0) - (plotHeight + 12))
  let limit = Infinity
  for (const label of sorted.reverse()) {
    label.at = Math.min(label.at, limit, over > 0 ? plotHeight + 12 : Infinity)
    limit = label.at - labelHeight
  }
  return sorted
}
