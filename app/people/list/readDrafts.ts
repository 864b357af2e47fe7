import { foldAccount, proposeAccount } from '../../model/house/accounts'
import type { KnownHouse } from '../../model/house/peopleList'
import { foldName } from '../../model/ledger/nameReader'
import type { FileRow } from '../../transfer/fileTable'
import { letters } from '../../transfer/letters'
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

/** What was read of a table, and what its columns are called of which nothing was. */
export interface ReadDrafts {
  drafts: Draft[]
  unused: string[]
}

/**
 * The people of a table, as they were written in it; who has no account is proposed one. Columns are told by a header, or
 * where there is none by what stands in them; a department that is spelt otherwise stands by its name. `firstKey`: of the first line.
 */
export function readDrafts(
  rows: readonly FileRow[],
  departments: MeantDepartments,
  known: KnownHouse,
  firstKey: number,
): ReadDrafts {
  const filled = rows.map(({ cells }) => cells.map((cell) => cell.trim())).filter((cells) => cells.some(Boolean))
  const header = filled.slice(0, headerWithin).findIndex((cells) => placesIn(cells).name >= 0)
  const lines = header >= 0 ? filled.slice(header + 1) : filled
  const places = header >= 0 ? withRole(placesIn(filled[header]!), lines) : guessPlaces(filled, departments)
  const taken = new Set<string>()
  const at = (cells: readonly string[], field: Field) => cells[places[field]] ?? ''
  for (const cells of lines) taken.add(foldAccount(at(cells, 'account')))
  const drafts = lines.map((cells, i) => {
    const name = at(cells, 'name')
    const account = at(cells, 'account') || proposeAccount(name, (one) => taken.has(one) || known.accounts.has(one))
    taken.add(foldAccount(account))
    const role = at(cells, 'role')
    const rights = rightsSaid(role)
    const department = at(cells, 'department')
    return {
      ...{ key: firstKey + i, name, account, department: departments.nameOf(department) ?? department },
      ...(rights ?? { houseRole: 'member' as const, access: null }),
      roleText: rights ? '' : role,
    }
  })
  return { drafts, unused: unusedColumns(filled[header] ?? [], lines, places) }
}

/** Where no column is called a role, one is in which nothing but roles stands, such as 职务. */
function withRole(places: Places, lines: readonly (readonly string[])[]): Places {
  if (places.role >= 0) return places
  const others = columnsOf(lines).filter((column) => !Object.values(places).includes(column))
  const role = others.find((column) => said(lines, column).every((cell) => rightsSaid(cell) !== null)) ?? -1
  return { ...places, role }
}

/** Columns that say something and were not read, but for one that counts the lines. */
function unusedColumns(header: readonly string[], lines: readonly (readonly string[])[], places: Places): string[] {
  return columnsOf(lines)
    .filter((column) => !Object.values(places).includes(column))
    .filter((column) => !said(lines, column).every((cell, i) => cell === String(i + 1)))
    .map((column) => header[column] || letters(column + 1))
}

/** Those in which anything stands, from 0 on. */
function columnsOf(lines: readonly (readonly string[])[]): number[] {
  const width = Math.max(0, ...lines.map((cells) => cells.length))
  return Array.from({ length: width }, (_, i) => i).filter((column) => said(lines, column).length > 0)
}

function said(lines: readonly (readonly string[])[], column: number): string[] {
  return lines.flatMap((cells) => cells[column] || [])
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
  const free = new Set(columnsOf(rows))
  /** The free column in which most cells are so; at least `least` of those that say anything. */
  const take = (isSo: (cell: string) => boolean, least: number): number => {
    let [best, most] = [-1, 0]
    for (const column of free) {
      const cells = said(rows, column)
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
