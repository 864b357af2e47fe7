import { randomBytes } from 'node:crypto'
import express, { type Router } from 'express'
import type { HousePerson } from '#app/model/house/housePerson'
import type { Department, Role } from '#app/model/ledger/person'
import type { RunningServer } from '../index'
import type { NewAccount, People } from '../people/people'
import { firstLedger, makeDemoLedger, secondLedger } from './demo-ledger'

export interface DemoAccount {
  person: string
  name: string
  /** What the table calls them. */
  title: string
  /** In the ledger that their link opens. */
  role: Role
  department: string | null
  /** Which their link opens. */
  ledger: string
  token: string
  link: string
}

interface Cast {
  account: string
  name: string
  title: string
  role: Role
  department: string | null
}

const cast: Cast[] = [
  { account: 'admin', name: '周敏', title: '管理员 administrator', role: 'administrator', department: null },
  { account: 'zhuanban', name: '李强', title: '专班 coordinator', role: 'coordinator', department: 'bianban' },
  { account: 'renshe', name: '王敏', title: '人社局 renshe', role: 'department', department: 'renshe' },
  { account: 'zuzhibu', name: '张伟', title: '组织部 zuzhibu', role: 'department', department: 'zuzhibu' },
  { account: 'jiaowei', name: '刘洋', title: '教委 jiaowei', role: 'department', department: 'jiaowei' },
  { account: 'lingdao', name: '陈静', title: '领导 viewer', role: 'viewer', department: null },
]
const maker: Cast = {
  account: 'rexian',
  name: '赵琳',
  title: '热线专班 coordinator',
  role: 'coordinator',
  department: null,
}

/** What makes somebody this in the first ledger, which is open to everyone: departments fill in theirs, others look. */
const inHouse: Record<Role, Pick<NewAccount, 'houseRole' | 'grants'>> = {
  administrator: { houseRole: 'administrator' },
  coordinator: { houseRole: 'organizer', grants: [{ tracker: firstLedger, access: 'coordinator' }] },
  department: { houseRole: 'member' },
  viewer: { houseRole: 'member' },
}

/**
 * One account for each role and for three departments (N5), and for the second ledger, which the others do not see, its
 * coordinator and a liaison (N8).
 */
export async function createDemoAccounts(server: RunningServer): Promise<DemoAccount[]> {
  const { people } = server
  const accounts: DemoAccount[] = []
  const add = async (
    member: Cast,
    ledger: string,
    rights: Pick<NewAccount, 'houseRole' | 'grants'>,
  ): Promise<HousePerson> => {
    const { name, title, role, department } = member
    const person = await people.addPerson({ ...member, ...rights })
    const token = randomBytes(16).toString('base64url')
    const link = `${server.url}/demo/${token}`
    accounts.push({ person: person.id, name, title, role, department, ledger, token, link })
    return person
  }
  for (const member of cast) await add(member, firstLedger, inHouse[member.role])
  // Who makes a ledger coordinates it.
  const [busiest] = await makeDemoLedger(server, await add(maker, secondLedger, { houseRole: 'organizer' }))
  await add(liaisonOf(busiest!), secondLedger, {
    houseRole: 'member',
    grants: [{ tracker: secondLedger, access: 'department' }],
  })
  return accounts
}

function liaisonOf({ id, short }: Department): Cast {
  return { account: 'lianluo', name: '孙浩', title: `${short} ${id}`, role: 'department', department: id }
}

/** The demo's sign-in links: they open any number of times, and exist nowhere but in the demo. */
export function demoRoutes(people: People, accounts: readonly DemoAccount[]): Router {
  return express.Router().get('/demo/:token', (req, res, next) => {
    const account = accounts.find(({ token }) => token === req.params.token)
    if (!account) return next()
    people
      .openSession(account.person)
      .then(({ cookie }) => res.set('Set-Cookie', cookie).redirect(303, `/trackers/${account.ledger}`))
      .catch(next)
  })
}
