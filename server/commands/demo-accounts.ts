import { randomBytes } from 'node:crypto'
import express, { type Router } from 'express'
import type { Role } from '#app/model/ledger/person'
import type { RunningServer } from '../index'
import type { People } from '../people/people'

export interface DemoAccount {
  person: string
  name: string
  /** What the table calls them. */
  title: string
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

/** One account for each role and for three departments (N5). */
export async function createDemoAccounts({ url, people }: RunningServer): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const { title, ...member } of cast) {
    const person = await people.addPerson(member)
    const token = randomBytes(16).toString('base64url')
    const { name, role, department } = member
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
      .then(({ cookie }) => res.set('Set-Cookie', cookie).redirect(303, '/trackers/xicheng-2019'))
      .catch(next)
  })
}
