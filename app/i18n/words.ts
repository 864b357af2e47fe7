import { builtInNames } from '../model/ledger/builtInNames'
import type { BuiltInColumn } from '../model/ledger/columns'
import type { Light, LightReason } from '../model/ledger/light'
import type { Flag } from '../model/ledger/kinds/flag'
import type { HouseRole } from '../model/house/housePerson'
import type { Role } from '../model/ledger/person'
import type { Status } from '../model/ledger/status'
import type { Language } from './language'

/** The ledger's own words in both languages: what the page, the CSV and the circulars call things. */
export interface Words {
  /** Of the built-in columns; the house's own have names of their own. */
  column: Readonly<Record<BuiltInColumn, string>>
  status: Record<Status, string>
  light: Record<Light, string>
  lightReason: Record<
    LightReason | `${'blocked' | 'due-soon' | 'returned' | 'unacknowledged' | 'in-review'}_zero`,
    string
  >
  /** Of people in a ledger, and in the house. */
  role: Record<Role, string>
  houseRole: Record<HouseRole, string>
  flag: Record<Flag, string>
}

export const words: Record<Language, Words> = {
  zh: {
    column: builtInNames.zh,
    status: {
      issued: '待签收',
      in_progress: '推进中',
      blocked: '需协调',
      submitted: '待审核',
      returned: '已退回',
      deferred: '暂缓',
      closed: '已销号',
    },
    light: { red: '红', amber: '黄', hollow: '未亮', green: '绿', grey: '灰' },
    lightReason: {
      overdue: '逾期 {{count}} 天',
      blocked: '需协调 {{count}} 天',
      blocked_zero: '今天需协调',
      'due-soon': '还剩 {{count}} 天',
      'due-soon_zero': '今天到期',
      silent: '{{count}} 天未报进展',
      returned: '退回 {{count}} 天',
      returned_zero: '今天退回',
      unacknowledged: '未签收 {{count}} 天',
      unacknowledged_zero: '未签收',
      'in-review': '待专班审核 {{count}} 天',
      'in-review_zero': '待专班审核',
      'no-deadline': '未定时限',
      'on-track': '正常',
      closed: '已销号',
      deferred: '暂缓',
    },
    role: { administrator: '管理员', coordinator: '专班', department: '单位联络员', viewer: '查看' },
    houseRole: { administrator: '管理员', organizer: '成员（可建台账）', member: '成员' },
    flag: { yes: '是', no: '否' },
  },
  en: {
    column: builtInNames.en,
    status: {
      issued: 'Issued',
      in_progress: 'In progress',
      blocked: 'Blocked',
      submitted: 'Submitted',
      returned: 'Returned',
      deferred: 'Deferred',
      closed: 'Closed',
    },
    light: { red: 'Red', amber: 'Amber', hollow: 'Unlit', green: 'Green', grey: 'Grey' },
    lightReason: {
      overdue: '{{count}} d overdue',
      blocked: 'blocked {{count}} d',
      blocked_zero: 'blocked today',
      'due-soon': '{{count}} d left',
      'due-soon_zero': 'due today',
      silent: 'no report for {{count}} d',
      returned: 'returned {{count}} d ago',
      returned_zero: 'returned today',
      unacknowledged: 'not acknowledged for {{count}} d',
      unacknowledged_zero: 'not acknowledged',
      'in-review': 'in review for {{count}} d',
      'in-review_zero': 'in review',
      'no-deadline': 'no deadline',
      'on-track': 'on track',
      closed: 'closed',
      deferred: 'deferred',
    },
    role: {
      administrator: 'Administrator',
      coordinator: 'Coordinator',
      department: 'Department liaison',
      viewer: 'Viewer',
    },
    houseRole: { administrator: 'Administrator', organizer: 'Member (may make ledgers)', member: 'Member' },
    flag: { yes: 'Yes', no: 'No' },
  },
}
