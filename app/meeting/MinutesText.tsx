import { useMemo } from 'react'
import type { MinutesBlock, Span } from '../model/meeting/minutes'
import { minutesFromMarkdown } from '../model/meeting/minutesMarkdown'
import { isShortCell } from './shortCell'

/** Minutes set for reading and for paper, from their Markdown, which never becomes HTML text (X4). */
export function MinutesText({ text }: { text: string }) {
  const blocks = useMemo(() => minutesFromMarkdown(text), [text])
  return (
    <div className="minutes">
      {blocks.map((block, i) => (
        <Block key={i} block={block} />
      ))}
    </div>
  )
}

/** The page's own title and the section's stand above: minutes begin at the third level. */
function Block({ block }: { block: MinutesBlock<Span[]> }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3 className="minutes__title">
          <Spans of={block.text} />
        </h3>
      ) : (
        <h4 className="minutes__heading">
          <Spans of={block.text} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <Spans of={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.entries.map((entry, i) => (
            <li key={i}>
              <Spans of={entry} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.header.map((cell, i) => (
                <th key={i} scope="col" className={classOf(cell)}>
                  <Spans of={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, r) => (
              <tr key={r}>
                {row.map((cell, i) => (
                  <td key={i} className={classOf(cell)}>
                    <Spans of={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function classOf(cell: readonly Span[]): string | undefined {
  return isShortCell(cell.reduce((sum, { text }) => sum + text.length, 0)) ? 'minutes__short' : undefined
}

function Spans({ of: spans }: { of: readonly Span[] }) {
  return <>{spans.map(({ text, isBold }, i) => (isBold ? <strong key={i}>{text}</strong> : text))}</>
}
