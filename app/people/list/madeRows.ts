import type { Translation } from '../../i18n/useTranslation'
import { foldAccount } from '../../model/house/accounts'
import type { ListedPerson } from '../../model/house/peopleList'
import { momentIn } from '../../model/text/dates'
import type { Wording } from '../../reading/wording'

/** Somebody who was invited, with their link. */
export interface Made extends ListedPerson {
  url: string
  expiresAt: number
}

/** What is copied, downloaded and printed of invitations: a header and a line for each, in words. */
export function madeRows(
  { t }: Translation,
  made: readonly Made[],
  departmentName: Wording['departmentName'],
  timeZone: string,
): { header: string[]; rows: string[][] } {
  const header = (['name', 'account', 'department', 'role', 'link', 'validUntil'] as const).map((one) =>
    t(`peopleList.${one}`),
  )
  const rows = made.map(({ name, account, department, houseRole, access, url, expiresAt }) => [
    name,
    foldAccount(account),
    departmentName(department),
    [t(`houseRole.${houseRole}`), access && t(`access.granted.${access}`)].filter(Boolean).join(' · '),
    url,
    momentIn(timeZone, expiresAt),
  ])
  return { header, rows }
}
