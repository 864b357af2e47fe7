import type { MetaFunction } from '@remix-run/node'
import { languageIn } from '../i18n/languageIn'

const titles = {
  signIn: { zh: '登录 · 落实台账', en: 'Sign in · Luoshi' },
  invitation: { zh: '邀请 · 落实台账', en: 'Invitation · Luoshi' },
  reset: { zh: '设置新密码 · 落实台账', en: 'Set a new password · Luoshi' },
  newLedger: { zh: '新建台账 · 落实台账', en: 'New ledger · Luoshi' },
  people: { zh: '人员与单位 · 落实台账', en: 'People and departments · Luoshi' },
  list: { zh: '批量邀请 · 落实台账', en: 'Invite a list · Luoshi' },
  log: { zh: '管理记录 · 落实台账', en: 'Log of administration · Luoshi' },
  deliveries: { zh: '对外通知 · 落实台账', en: 'Deliveries · Luoshi' },
  calendar: { zh: '工作日历 · 落实台账', en: 'Working calendar · Luoshi' },
  account: { zh: '我的账号 · 落实台账', en: 'My account · Luoshi' },
}

/** A page's title in the language that the root route chose. `matches` as a route's `meta` gets them. */
export function titleIn(matches: Parameters<MetaFunction>[0]['matches'], page: keyof typeof titles): { title: string } {
  return { title: titles[page][languageIn(matches)] }
}
