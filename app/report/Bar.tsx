interface BarProps {
  parts: readonly { fill: string; value: number }[]
  /** What the whole width stands for. */
  whole: number
}

/** How much of a whole each part is, side by side. As wide as there is room; it is read with the figures beside it. */
export function Bar({ parts, whole }: BarProps) {
  const share = (value: number) => `${(whole === 0 ? 0 : (value / whole) * 100).toFixed(2)}%`
  const before = (index: number) => parts.slice(0, index).reduce((sum, { value }) => sum + value, 0)
  return (
    <svg className="bar-plot" width="100%" height="18" aria-hidden="true">
      {parts.map(
        ({ fill, value }, i) =>
          value > 0 && (
            <rect
              key={fill}
              x={share(before(i))}
              y="0.5"
              width={share(value)}
              height="17"
              className="bar-plot__part"
              fill={`url(#pattern-${fill})`}
            />
          ),
      )}
    </svg>
  )
}
