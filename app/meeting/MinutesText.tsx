import { useMemo } from 'react'
import { markdownTree, type MarkdownNode, type Span } from './markdown'

const shortCell = 10

/** Minutes set for reading and for paper, from their Markdown, which never becomes HTML text (X4). */
export function MinutesText({ text }: { text: string }) {
  const nodes = useMemo(() => markdownTree(text), [text])
  return (
    <div className="minutes">
      {nodes.map((node, i) => (
        <Block key={i} node={node} />
      ))}
    </div>
  )
}

/** The page's own title and the section's stand above: minutes begin at the third level. */
function Block({ node }: { node: MarkdownNode }) {
  switch (node.kind) {
    case 'heading':
      return node.level === 1 ? (
        <h3 className="minutes__title">
          <Spans of={node.spans} />
        </h3>
      ) : (
        <h4 className="minutes__heading">
          <Spans of={node.spans} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <Spans of={node.spans} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {node.entries.map((entry, i) => (
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
              {node.header.map((cell, i) => (
                <th key={i} scope="col" className={classOf(cell)}>
                  <Spans of={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {node.rows.map((row, r) => (
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

/** Dates, names and kinds keep to one line; longer texts share what width is left. */
function classOf(cell: readonly Span[]): string | undefined {
  return cell.reduce((sum, { text }) => sum + text.length, 0) <= shortCell ? 'minutes__short' : undefined
}

function Spans({ of: spans }: { of: readonly Span[] }) {
  return <>{spans.map(({ text, isBold }, i) => (isBold ? <strong key={i}>{text}</strong> : text))}</>
}
