import { departmentNames, foldName, type NameReader } from '../../model/ledger/nameReader'
import { openDepartments, type Department } from '../../model/ledger/person'
import { groupIn, isDepartmentName, namedDepartments, rolesIn, type NamedDepartments } from './departmentCells'
import {
  coreOf,
  idFrom,
  isSimilar,
  kindOf,
  meantBy,
  shortNameOf,
  slipIn,
  slipsIn,
} from '../../model/house/departmentNames'
import { entryOf } from '../../model/text/entryOf'
import type { Corrections, DepartmentChoice, ProposedDepartment, ProposedGroup } from './proposal'

/** So many of the house are offered for a name that may mean them. */
const mostSimilar = 4

/** A name, and how often it stands where. */
interface Named {
  name: string
  key: string
  leads: number
  supports: number
}

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

  /** `cells`: what each row says of who leads and who supports. */
  constructor(
    cells: readonly { lead: string; support: string }[],
    private readonly all: readonly Department[],
    private readonly corrections: Corrections,
  ) {
    this.house = openDepartments(all)
    this.known = openNames(all)
    const counts = new Map<string, Named>()
    for (const { leads, supports } of cells.map(({ lead, support }) => this.rolesIn(lead, support)))
      for (const [names, as] of [
        [leads, 'leads'],
        [supports, 'supports'],
      ] as const)
        for (const name of names) {
          const key = foldName(name)
          const known = counts.get(key) ?? { name, key, leads: 0, supports: 0 }
          counts.set(key, { ...known, [as]: known[as] + 1 })
        }
    const named = [...counts.values()].map((one) => ({ ...one, count: one.leads + one.supports }))
    // What the house calls a department is one, whatever it sounds like.
    const unsaid = named.filter(({ name }) => this.known.one(name) === null)
    const several = unsaid.filter(({ name }) => groupIn(name))
    const unknown = unsaid.filter(({ name }) => !groupIn(name)).sort((a, b) => b.count - a.count)
    this.proposed = unknown.map((entry) => this.propose(entry, unknown))
    this.choices = new Map(this.proposed.map(({ key, choice }) => [key, choice]))
    this.added = this.addNew()
    this.groups = several.map((group) => {
      const members = this.membersOf(group.name).length
      const usual = groupIn(group.name)!.isVague ? 'out' : members > 1 ? 'each' : 'one'
      return { ...group, members, choice: entryOf(corrections.groups, group.key) ?? usual }
    })
    for (const { name, key, choice } of this.groups) if (choice === 'one') this.add(key, name, {})
  }

  /** The names of who leads and who supports, by a row's cells. */
  rolesIn(lead: string, support: string): { leads: string[]; supports: string[] } {
    return rolesIn(this.namesIn(lead), this.namesIn(support))
  }

  /** What a spreadsheet left among the names of a cell. */
  leftoversIn(text: string): string[] {
    return this.namesIn(text).leftovers
  }

  /** The departments that a cell names; those of whom it says nothing stand apart. */
  private namesIn(text: string): NamedDepartments {
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
    const of = groupIn(name)?.of ?? 'all'
    return [...this.house, ...this.added]
      .filter(({ kind }) => of === 'all' || (kind === 'subdistrict') === (of === 'subdistricts'))
      .map(({ id }) => id)
  }

  private propose(
    { name, key, count }: { name: string; key: string; count: number },
    unknown: readonly { name: string; key: string; count: number }[],
  ): ProposedDepartment {
    const alike = this.house.filter((one) => isSimilar(one.name.zh, name) || isSimilar(one.short, name))
    const slips = slipsIn(name, this.house)
    const sounding = slips.filter((one) => slipIn(name, one.name.zh) === 'sound')
    // Of two new ones that are alike the other is the one that is named more often, or in full.
    const at = unknown.findIndex((other) => other.key === key)
    const before = unknown.slice(0, at).filter((other) => isSimilar(other.name, name) || isNewSlip(name, other.name))
    const same = meantBy(name, this.house)
    // 税务局 sounds like 水务局 and is one of its own.
    const isSlip = !isDepartmentName(name)
    const guessed = same ?? (isSlip && sounding.length === 1 ? sounding[0] : null)
    const twin = before.find(
      (other) => coreOf(other.name) === coreOf(name) || (isSlip && slipIn(name, other.name) === 'sound'),
    )
    const usual: DepartmentChoice = guessed
      ? { as: 'known', id: guessed.id }
      : twin
        ? { as: 'same', name: twin.key }
        : // One sign is nobody's name.
          { as: key.length > 1 ? 'new' : 'out' }
    const corrected = entryOf(this.corrections.departments, key)
    const known = [...new Set([...alike, ...slips])].slice(0, mostSimilar)
    return {
      ...{ name, key, count },
      choice: corrected ?? usual,
      isCorrected: corrected !== undefined,
      similar: [
        ...known.map((one) => ({ name: one.name.zh, choice: { as: 'known' as const, id: one.id } })),
        ...before.map((other) => ({ name: other.name, choice: { as: 'same' as const, name: other.key } })),
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

/** Between names that are both new, one sign makes 民政局 of 财政局: only what sounds the same, or is no such name, is a slip. */
function isNewSlip(written: string, name: string): boolean {
  const slip = slipIn(written, name)
  return slip === 'sound' || (slip === 'sign' && !isDepartmentName(written))
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
