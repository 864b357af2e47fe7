import { parseLink } from '../model/text/links'
import { linkAddress } from './linkAddress'

interface LinksProps {
  /** Lines as evidence has them: a name, a space, the address. */
  lines: readonly string[]
}

/** Links as a list; a line that leads nowhere stays as it is. */
export function Links({ lines }: LinksProps) {
  return (
    <ul className="link-list">
      {lines.map((line) => {
        const link = parseLink(line)
        return (
          <li key={line}>
            {link ? (
              <a href={linkAddress(link.url)} target="_blank" rel="noopener noreferrer">
                {link.label}
              </a>
            ) : (
              line
            )}
          </li>
        )
      })}
    </ul>
  )
}
