import { fileAt } from '../model/text/fileLink'

/** Where a link leads that somebody clicks: a file of the house is shown, where it can be. */
export function linkAddress(url: string): string {
  return fileAt(url) ? `${url}?show` : url
}
