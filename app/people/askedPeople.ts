import { houseRoles, type HouseRole } from '../model/house/housePerson'

/** Who may be looked for by what they are: a role in the house, or that they are disabled. */
export const peopleStates = [...houseRoles, 'disabled'] as const
export type PeopleState = HouseRole | 'disabled'

/** The lists of the people page. */
export type PeopleList = 'people' | 'invitations' | 'departments'

/** What of the people page an address asks for; null and '' for nothing in particular. */
export interface AskedPeople {
  text: string
  department: string | null
  state: PeopleState | null
  /** Which page of each list, from 1 on. */
  pages: Partial<Record<PeopleList, number>>
}

export const nothingAsked: AskedPeople = { text: '', department: null, state: null, pages: {} }

const longestSearch = 100
const lists: readonly PeopleList[] = ['people', 'invitations', 'departments']

/** Reads an address; what makes no sense in it asks for nothing. */
export function askedPeople(query: URLSearchParams): AskedPeople {
  const pages = lists.flatMap((list) => {
    const page = query.get(list) ?? ''
    return /^[1-9]\d{0,5}$/.test(page) ? [[list, Number(page)] as const] : []
  })
  return {
    text: (query.get('q') ?? '').trim().slice(0, longestSearch),
    department: query.get('department') || null,
    state: peopleStates.find((state) => state === query.get('role')) ?? null,
    pages: Object.fromEntries(pages),
  }
}

/** Is less than everybody asked for? */
export function isNarrowed({ text, department, state }: AskedPeople): boolean {
  return text !== '' || department !== null || state !== null
}

/** What an address says beside what it asks for: whose row is open, what was done, and where on the page one goes. */
interface AddressExtras {
  edit?: string
  editDepartment?: string
  done?: string
  section?: string
}

/** The address that asks for this. */
export function peopleAddress(
  { text, department, state, pages }: AskedPeople,
  { edit, editDepartment, done, section }: AddressExtras = {},
): string {
  const said = { q: text, department, role: state, ...pages, edit, 'edit-department': editDepartment, done }
  const given = Object.entries(said).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  const query = given.length === 0 ? '' : `?${new URLSearchParams(given)}`
  return `/people${query}${section === undefined ? '' : `#${section}`}`
}
