import { foldAccount, proposeAccount } from '../../model/house/accounts'
import type { KnownHouse } from '../../model/house/peopleList'
import { foldName } from '../../model/ledger/nameReader'
import type { FileRow } from '../../transfer/fileTable'
import type { Draft } from './Draft'
import type { MeantDepartments } from './meantDepartments'
import { rightsSaid } from './roleWords'

type Field = 'name' | 'account' | 'department' | 'role'
/** In which column each stands, from 0 on; -1: in none. */
type Places = Record<Field, number>

const headings: Record<Field, readonly string[]> = {
  name: ['姓名', '名字', '人员', '联系人', '联络员', '联络员姓名', 'name', 'full name', 'person'],
  account: ['账号', '帐号', '账户', '登录名', '用户名', 'account', 'user', 'user name', 'username', 'login'],
  department: ['单位', '部门', '单位名称', '所在单位', '工作单位', '所属单位', 'department', 'unit', 'organization'],
  role: ['角色', '身份', '权限', '职责', 'role', 'access', 'rights'],
}
/** A header stands among the first so many rows; above it people put a title. */
const headerWithin = 10

/**
 * The people of a table, as they were written in it; who has no account is proposed one. Columns are told by a header, or
 * where there is none by what stands in them; a department that is spelt otherwise stands by its name. `firstKey`: of the first line.
 */
export function readDrafts(
  rows: readonly FileRow[],
  departments: MeantDepartments,
  known: KnownHouse,
  firstKey: number,
): Draft[] {
  const filled = rows.map(({ cells }) => cells.map((cell) => cell.trim())).filter((cells) => cells.some(Boolean))
  const header = filled.slice(0, headerWithin).findIndex((cells) => placesIn(cells).name >= 0)
  const places = header >= 0 ? placesIn(filled[header]!) : guessPlaces(filled, departments)
  const lines = header >= 0 ? filled.slice(header + 1) : filled
  const taken = new Set<string>()
  const at = (cells: readonly string[], field: Field) => cells[places[field]] ?? ''
  for (const cells of lines) taken.add(foldAccount(at(cells, 'account')))
  return lines.map((cells, i) => {
    const name = at(cells, 'name')
    const account = at(cells, 'account') || proposeAccount(name, (one) => taken.has(one) || known.accounts.has(one))
    taken.add(foldAccount(account))
    const role = at(cells, 'role')
    const rights = rightsSaid(role)
    const department = at(cells, 'department')
    return {
      ...{ key: firstKey + i, name, account, department: departments.nameOf(department) ?? department },
      ...(rights ?? { houseRole: 'member', access: null }),
      roleText: rights ? '' : role,
    }
  })
}

function placesIn(cells: readonly string[]): Places {
  const names = cells.map(foldName)
  const placeOf = (field: Field) =>
    names.findIndex((name) => headings[field].some((heading) => foldName(heading) === name))
  return {
    name: placeOf('name'),
    account: placeOf('account'),
    department: placeOf('department'),
    role: placeOf('role'),
  }
}

/** Departments and roles are known by name, accounts by their letters; of what is left the column that is filled most has the names. */
function guessPlaces(rows: readonly (readonly string[])[], departments: MeantDepartments): Places {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const free = new Set(Array.from({ length: width }, (_, i) => i))
  /** The free column in which most cells are so; at least `least` of those that say anything. */
  const take = (isSo: (cell: string) => boolean, least: number): number => {
    let [best, most] = [-1, 0]
    for (const column of free) {
      const cells = rows.flatMap((row) => row[column] || [])
      const count = cells.filter(isSo).length
      if (count > most && count >= cells.length * least) [best, most] = [column, count]
    }
    free.delete(best)
    return best
  }
  const department = take((cell) => departments.nameOf(cell) !== null, 0.3)
  const role = take((cell) => rightsSaid(cell) !== null, 0.5)
  const account = take((cell) => /^[a-z0-9][\w.@-]+$/i.test(cell), 0.5)
  // A column of numbers is none.
  const name = take((cell) => /\p{L}/u.test(cell), 0.5)
  return { name, account, department, role }
}
