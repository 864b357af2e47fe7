import { onOneLine } from '../text/isOneLine'
import { fileLimits } from './attachment'

/**
 * A file's name as it is kept: its last part, on one line, with nothing that does not show or that systems refuse in names,
 * and its ending also where it is cut. '' where nothing is left.
 */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!
  const name = onOneLine(last).replace(/[<>:"|?*]/g, '_')
  const [, base = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,10})?$/u.exec(name) ?? []
  const stem = base.replace(/^[. ]+|[. ]+$/g, '')
  return stem === '' ? '' : cut(stem, fileLimits.name - ending.length) + ending
}

/** At most so long, and no half of a letter at the end. */
function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()
}
