import type { RefusalCode } from './errors'

/** What people are in a ledger. A coordinator belongs to the working team; a department's person is its liaison. */
export const roles = ['administrator', 'coordinator', 'department', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Somebody as they are in one ledger; what they are in the house is told by `HousePerson`. */
export interface Person {
  id: string
  name: string
  role: Role
  department: string | null
  /** The ledger is put away: whoever they are otherwise, they only look (L7). */
  isArchived?: true
}

/** Who somebody is here and what they may do, as one word: `ID/ROLE/DEPARTMENT`, `/archived` behind it. A page is made for just one of these. */
export function standingOf({ id, role, department, isArchived }: Person): string {
  return [id, role, department ?? '', ...(isArchived ? ['archived'] : [])].join('/')
}

/** Administrators may do all that coordinators may: they could give themselves the role anyway. */
export function coordinates(person: Pick<Person, 'role'>): boolean {
  return person.role === 'coordinator' || person.role === 'administrator'
}

/** Why somebody who only looks does not write. */
export function onlyLooks({ isArchived }: Person): 'archived' | 'read-only' {
  return isArchived ? 'archived' : 'read-only'
}

/** Why somebody who does not coordinate does not shape the ledger. */
export function notForStructure(person: Person): RefusalCode {
  return person.role === 'viewer' ? onlyLooks(person) : 'structure-only'
}

/** The kinds of departments in the order in which they are offered. */
export const departmentKinds = ['party', 'government', 'body', 'service', 'subdistrict'] as const

export interface Department {
  id: string
  name: { zh: string; en: string }
  /** How the department is called in a narrow cell. */
  short: string
  kind: (typeof departmentKinds)[number]
  /** It is offered no more, and keeps its name where it stands (X11). */
  isClosed?: true
  /** What it became part of; then it is closed. */
  mergedInto?: string
  /** Names that it had before, by which files and people still know it. */
  earlier?: readonly string[]
}

/** What a department was called before, once it is called otherwise: all names that it had and has no more. */
export function earlierNames(before: Called, after: Called): string[] {
  const now = new Set(namesOf(after))
  return [...new Set([...(before.earlier ?? []), ...namesOf(before)])].filter((name) => name !== '' && !now.has(name))
}

type Called = Pick<Department, 'name' | 'short' | 'earlier'>

/** What a department is called now. */
export function namesOf({ name, short }: Called): string[] {
  return [name.zh, short, name.en]
}

/** Those that a cell, a person or a decision may name from now on. */
export function openDepartments<D extends Pick<Department, 'isClosed'>>(departments: readonly D[]): D[] {
  return departments.filter(({ isClosed }) => !isClosed)
}
