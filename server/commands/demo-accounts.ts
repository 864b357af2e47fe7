import { randomBytes } from 'node:crypto'
import express, { type Router } from 'express'
import type { Role } from '#app/model/ledger/person'
import type { RunningServer } from '../index'
import type { NewAccount, People } from '../people/people'

const firstLedger = 'xicheng-2019'

export interface DemoAccount {
  person: string
  name: string
  /** What the table calls them. */
  title: string
  /** In the first ledger. */
  role: Role
  department: string | null
  token: string
  link: string
}

const cast: { account: string; name: string; title: string; role: Role; department: string | null }[] = [
  { account: 'admin', name: '周敏', title: '管理员 administrator', role: 'administrator', department: null },
  { account: 'zhuanban', name: '李强', title: '专班 coordinator', role: 'coordinator', department: 'bianban' },
  { account: 'renshe', name: '王敏', title: '人社局 renshe', role: 'department', department: 'renshe' },
  { account: 'zuzhibu', name: '张伟', title: '组织部 zuzhibu', role: 'department', department: 'zuzhibu' },
  { account: 'jiaowei', name: '刘洋', title: '教委 jiaowei', role: 'department', department: 'jiaowei' },
  { account: 'lingdao', name: '陈静', title: '领导 viewer', role: 'viewer', department: null },
]

/** What makes somebody this in the first ledger, which is open to everyone: departments fill in theirs, others look. */
const inHouse: Record<Role, Pick<NewAccount, 'houseRole' | 'grants'>> = {
  administrator: { houseRole: 'administrator' },
  coordinator: { houseRole: 'organizer', grants: [{ tracker: firstLedger, access: 'coordinator' }] },
  department: { houseRole: 'member' },
  viewer: { houseRole: 'member' },
}

/** One account for each role and for three departments (N5). */
export async function createDemoAccounts({ url, people }: RunningServer): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const { title, ...member } of cast) {
    const { name, role, department } = member
    const person = await people.addPerson({ ...member, ...inHouse[role] })
    const token = randomBytes(16).toString('base64url')
    accounts.push({ person: person.id, name, title, role, department, token, link: `${url}/demo/${token}` })
  }
  return accounts
}

/** The demo's sign-in links: they open any number of times, and exist nowhere but in the demo. */
export function demoRoutes(people: People, accounts: readonly DemoAccount[]): Router {
  return express.Router().get('/demo/:token', (req, res, next) => {
    const account = accounts.find(({ token }) => token === req.params.token)
    if (!account) return next()
    people
      .openSession(account.person)
      .then(({ cookie }) => res.set('Set-Cookie', cookie).redirect(303, `/trackers/${firstLedger}`))
      .catch(next)
  })
}
