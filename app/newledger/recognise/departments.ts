import { departmentNames, foldName, type NameReader } from '../../model/ledger/nameReader'
import { openDepartments, type Department } from '../../model/ledger/person'
import { groupIn, namedDepartments, type NamedDepartments } from './departmentCells'
import { coreOf, idFrom, isSimilar, kindOf, shortNameOf } from '../../model/house/departmentNames'
import type { Corrections, DepartmentChoice, ProposedDepartment, ProposedGroup } from './proposal'

/** All names of departments in a file: which the house knows, which are new, and which mean several (L6). */
export class Departments {
  readonly proposed: ProposedDepartment[]
  readonly groups: ProposedGroup[]
  readonly added: Department[]
  private readonly house: readonly Department[]
  /** Of departments that are open, and of what became part of them. */
  private readonly known: NameReader
  private readonly idOfNew = new Map<string, string>()
  private readonly choices: ReadonlyMap<string, DepartmentChoice>

  constructor(
    cells: readonly string[],
    private readonly all: readonly Department[],
    private readonly corrections: Corrections,
  ) {
    this.house = openDepartments(all)
    this.known = openNames(all)
    const counts = new Map<string, { name: string; count: number }>()
    for (const { lead, support, unsaid } of cells.map((text) => this.namesIn(text)))
      for (const name of [...lead, ...support, ...unsaid]) {
        const known = counts.get(foldName(name))
        counts.set(foldName(name), { name: known?.name ?? name, count: (known?.count ?? 0) + 1 })
      }
    const named = [...counts].map(([key, value]) => ({ key, ...value }))
    // What the house calls a department is one, whatever it sounds like.
    const unsaid = named.filter(({ name }) => this.known.one(name) === null)
    const several = unsaid.filter(({ name }) => groupIn(name))
    const unknown = unsaid.filter(({ name }) => !groupIn(name)).sort((a, b) => b.count - a.count)
    this.proposed = unknown.map((entry) => this.propose(entry, unknown))
    this.choices = new Map(this.proposed.map(({ key, choice }) => [key, choice]))
    this.added = this.addNew()
    this.groups = several.map(({ name, key, count }) => {
      const members = this.membersOf(name).length
      return { name, key, count, members, choice: corrections.groups[key] ?? (members > 1 ? 'each' : 'one') }
    })
    for (const { name, key, choice } of this.groups) if (choice === 'one') this.add(key, name, {})
  }

  /** The departments that a cell names; those of whom it says nothing stand apart. */
  namesIn(text: string): NamedDepartments {
    return namedDepartments(text, (name) => this.known.one(name) !== null)
  }

  /** The id that a name has, or will have; null for who is left out, or is no single department. */
  idOf(name: string): string | null {
    const key = foldName(name)
    const choice = this.choices.get(key)
    if (choice?.as === 'out') return null
    if (choice?.as === 'known') return choice.id
    if (choice?.as === 'same') return this.idOfNew.get(choice.name) ?? this.known.one(choice.name)
    return this.known.one(name) ?? this.idOfNew.get(key) ?? null
  }

  /** The ids of those whom a name means that means several, where there is to be one of each; null: it does not. */
  eachOf(name: string): string[] | null {
    const group = this.groups.find(({ key }) => key === foldName(name))
    return group?.choice === 'each' ? this.membersOf(name) : null
  }

  private membersOf(name: string): string[] {
    const wantsSubdistricts = groupIn(name) === 'subdistricts'
    return [...this.house, ...this.added]
      .filter(({ kind }) => (kind === 'subdistrict') === wantsSubdistricts)
      .map(({ id }) => id)
  }

  private propose(
    { name, key, count }: { name: string; key: string; count: number },
    unknown: readonly { name: string; key: string; count: number }[],
  ): ProposedDepartment {
    const alike = this.house.filter((one) => isSimilar(one.name.zh, name) || isSimilar(one.short, name))
    // Of two new ones that are alike the other is the one that is named more often, or in full.
    const at = unknown.findIndex((other) => other.key === key)
    const before = unknown.filter((other, i) => i < at && isSimilar(other.name, name))
    const same = alike.find((one) => coreOf(one.name.zh) === coreOf(name))
    const twin = before.find((other) => coreOf(other.name) === coreOf(name))
    const usual: DepartmentChoice = same
      ? { as: 'known', id: same.id }
      : twin
        ? { as: 'same', name: twin.key }
        : { as: 'new' }
    const corrected = this.corrections.departments[key]
    return {
      ...{ name, key, count },
      choice: corrected ?? usual,
      isCorrected: corrected !== undefined,
      similar: [
        ...alike.map((one) => ({ id: one.id, name: one.name.zh })),
        ...before.map((other) => ({ name: other.name })),
      ],
    }
  }

  private addNew(): Department[] {
    const added: Department[] = []
    const taken = new Set(this.all.map(({ id }) => id))
    const called = new Set(this.all.flatMap(({ name, short }) => [name.zh, short].map(foldName)))
    for (const { name, key, choice } of this.proposed) {
      if (choice.as !== 'new') continue
      const made = departmentFrom(name, choice, taken, called)
      taken.add(made.id)
      for (const said of [made.name.zh, made.short]) called.add(foldName(said))
      this.idOfNew.set(key, made.id)
      added.push(made)
    }
    return added
  }

  private add(key: string, name: string, choice: Partial<Department>): void {
    const taken = new Set([...this.house, ...this.added].map(({ id }) => id))
    const called = new Set(
      [...this.house, ...this.added].flatMap(({ name: of, short }) => [of.zh, short].map(foldName)),
    )
    const made = departmentFrom(name, choice, taken, called)
    this.idOfNew.set(key, made.id)
    this.added.push(made)
  }
}

function openNames(all: readonly Department[]): NameReader {
  const open = new Set(openDepartments(all).map(({ id }) => id))
  return departmentNames(all.filter(({ id, mergedInto }) => open.has(mergedInto ?? id)))
}

/** Two of one short name could not be told apart: then the name stands for it. */
function departmentFrom(
  name: string,
  { short, kind }: { short?: string; kind?: Department['kind'] },
  taken: ReadonlySet<string>,
  called: ReadonlySet<string>,
): Department {
  const proposed = shortNameOf(name)
  return {
    id: idFrom(name, taken),
    name: { zh: name, en: name },
    short: short ?? (called.has(foldName(proposed)) ? name : proposed),
    kind: kind ?? kindOf(name),
  }
}
