import { languages } from '../../i18n/language'
import { words } from '../../i18n/words'
import { grantedAccesses } from '../../model/house/grant'
import { houseRoles } from '../../model/house/housePerson'
import type { ListedPerson } from '../../model/house/peopleList'
import { foldName } from '../../model/ledger/nameReader'

export type Rights = Pick<ListedPerson, 'houseRole' | 'access'>

/** What else people write, beside our own words. */
const otherWords: readonly [Partial<Rights>, readonly string[]][] = [
  [{ houseRole: 'administrator' }, ['系统管理员', 'admin']],
  [{ houseRole: 'organizer' }, ['可建台账', 'organizer']],
  [{}, ['普通成员', '一般成员', '普通用户', '用户', 'user']],
  [{ access: 'viewer' }, ['领导', '只读', '查看者', 'leader', 'view', 'read']],
  [{ access: 'department' }, ['联络员', '单位', '填报', '填报人', '填报员', 'liaison', 'department']],
  [{ access: 'coordinator' }, ['专班成员', '专班人员', 'working team']],
]

const known = new Map<string, Rights>()
const learn = (said: string, rights: Partial<Rights>) =>
  known.set(foldName(said), { houseRole: 'member', access: null, ...rights })
for (const language of languages) {
  for (const access of grantedAccesses) learn(words[language].role[access], { access })
  for (const houseRole of houseRoles) learn(words[language].houseRole[houseRole], { houseRole })
}
for (const [rights, said] of otherWords) for (const word of said) learn(word, rights)

/** What a role means as people write it; null: nothing. */
export function rightsSaid(text: string): Rights | null {
  return text.trim() === '' ? { houseRole: 'member', access: null } : (known.get(foldName(text)) ?? null)
}
