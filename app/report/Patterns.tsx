/** What fills the parts of plots besides a colour, so that they are told apart in black and white. Once a page. */
export function Patterns() {
  return (
    <svg className="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        {patterns.map(([name, marks]) => (
          <pattern key={name} id={`pattern-${name}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={`fill fill--${name}`} />
            {marks && <path d={marks} className={`marks marks--${name}`} />}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

const slant = 'M-2 2 2 -2M0 8 8 0M6 10 10 6'
const back = 'M-2 6 2 10M0 0 8 8M6 -2 10 2'

/** By status and by light; without marks: plain. */
const patterns: readonly [string, string?][] = [
  ['closed'],
  ['submitted', slant],
  ['in_progress', 'M2 2h1v1H2zM6 6h1v1H6z'],
  ['blocked', `${slant}${back}`],
  ['returned', 'M0 2H8M0 6H8'],
  ['issued'],
  ['deferred', 'M2 0V8M6 0V8'],
  ['red'],
  ['amber', slant],
  ['hollow'],
  ['green', 'M2 2h1v1H2zM6 6h1v1H6z'],
  ['grey', 'M2 0V8M6 0V8'],
  ['rest'],
]
