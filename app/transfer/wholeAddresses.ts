import { fileAt } from '../model/text/fileLink'
import { formatLink, parseLink } from '../model/text/links'

/** The lines of a cell with links, as files have them: those that name files of the house lead there from anywhere. */
export function wholeAddresses(text: string, origin: string): string {
  return text
    .split('\n')
    .map((line) => {
      const link = parseLink(line)
      return link && fileAt(link.url) ? formatLink({ ...link, url: origin + link.url }) : line
    })
    .join('\n')
}
