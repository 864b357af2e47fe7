import { isOneLine } from '../text/isOneLine'
import { leftoverIn } from '../text/leftovers'
import { syllablesOf } from '../text/syllables'

/** UTF-16 units. */
const longestName = 100

/** An account in the one form in which it is stored and compared: full width, upper case and spaces around do not count. */
export function foldAccount(account: string): string {
  return account.slice(0, 200).normalize('NFKC').trim().toLowerCase()
}

/** Letters of any script, digits, and . _ @ - between them; 2 to 64 in all. `account` is folded. */
export function judgeAccount(account: string): 'account-malformed' | null {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{1,63}$/u.test(account) ? null : 'account-malformed'
}

export function judgeName(name: string): 'name-missing' | null {
  const isName = name.trim() !== '' && name.length <= longestName && isOneLine(name) && !leftoverIn(name)
  return isName ? null : 'name-missing'
}

/** Surnames of two characters that are not rare. */
const longSurnames =
  /^(欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|独孤|南宫|长孙|宇文|端木|呼延|申屠|澹台)/

/** An account for somebody of this name that nobody has: 王敏 → wang.min, wang.min2 …; '' where the name gives none. */
export function proposeAccount(name: string, isTaken: (account: string) => boolean): string {
  if (judgeName(name) !== null) return ''
  const plain = accountOf(name.normalize('NFKC').trim())
  if (plain.length < 2 || judgeAccount(plain) !== null) return ''
  for (let n = 1; ; n++) {
    const account = n === 1 ? plain : `${plain}${n}`
    if (!isTaken(account)) return account
  }
}

function accountOf(name: string): string {
  const [, latin] = /^([a-z][a-z .'-]*)$/i.exec(name) ?? []
  if (latin !== undefined)
    return latin
      .toLowerCase()
      .replace(/[^a-z]+/g, '.')
      .replace(/\.$/, '')
  const syllables = syllablesOf(name)
  const surname = longSurnames.test(name) ? 2 : 1
  return [syllables.slice(0, surname).join(''), syllables.slice(surname).join('')]
    .filter(Boolean)
    .join('.')
    .slice(0, 60)
}
