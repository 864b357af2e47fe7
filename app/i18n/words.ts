import { builtInNames } from '../model/ledger/builtInNames'
import type { BuiltInColumn } from '../model/ledger/columns'
import type { RefusalCode } from '../model/ledger/errors'
import type { Light, LightReason } from '../model/ledger/light'
import type { Flag } from '../model/ledger/kinds/flag'
import { limits } from '../model/ledger/limits'
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
  refusal: Record<RefusalCode, string>
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
    refusal: {
      'read-only': '您只能查看本台账',
      archived: '台账已归档，不能填写',
      computed: '此列由系统计算，不能填写',
      'structure-only': '此列由专班填写',
      'not-your-item': '只有牵头或协办单位可以填写此项',
      'lead-only': '只有牵头单位可以填写此列',
      'coordinator-only': '只有专班可以这样做',
      submitted: '已提交审核，内容不再改动；要修改，先由牵头单位撤回提交',
      closed: '已销号，内容不再改动；要修改，请申请重新打开',
      'has-sub-items': '有分项的事项按分项汇总，没有自己的状态',
      'row-gone': '这一行已经删除',
      'no-such-move': '不能直接改为此状态',
      'needs-owner': '请先填写责任人，再签收',
      'needs-progress': '请先填写进展情况，再提交审核',
      'needs-evidence': '请先补充佐证材料，再销号',
      'needs-reason': '请写明退回或暂缓的原因',
      'needs-cell': '有列须先填写，再这样做',
      'too-long': '内容太长，请缩短后再保存',
      'too-many-rows': `台账最多 ${limits.rows} 行，已经满了`,
      'too-many-columns': `自设列最多 ${limits.columns} 列（删除的也算），已经满了`,
      'too-many-options': `一列最多 ${limits.options} 个选项（删除的也算），已经满了`,
      'too-many-streams': `类别最多 ${limits.streams} 个，已经满了`,
      'name-taken': '已有同名的列、类别或选项（不分大小写、全半角和空格），请换一个名称',
      'bad-value': '此列不接受这样的内容',
      'bad-date': '日期应写作 2026-11-23、11月23日 或 11月底前',
      'bad-number': '此列是数字，如 1280 或 35.5',
      'bad-flag': '此列填“是”或“否”',
      'sheet-error': '这是表格软件的出错值或没有算出的公式，不是内容，请在 Excel 或 WPS 里改好、保存',
      'cell-picture': '单元格里是图片，台账放不下图片，请改为文字或链接',
      'bad-link': '每行一个链接：名称后空一格，再写以 http(s):// 开头的地址',
      'unknown-department': '没有这个单位，或者它已经停用',
      'unknown-status': '没有这种状态',
      'unknown-option': '此列没有这个选项',
      'unknown-column': '没有这一列',
      'hidden-column': '本台账不用这一列',
      'unknown-stream': '没有这个类别',
      'removed-stream': '所在的类别已经移除',
      'bad-place': '分项只能有一级，且应放在已有的事项之下',
      malformed: '收到的内容无法识别',
      gap: '内容不连续，正在重新同步',
      'foreign-client': '这次编辑不属于您的会话',
      'too-large': '一次提交的内容太大，请分几次进行',
    },
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
    refusal: {
      'read-only': 'You may look at this ledger, not write in it',
      archived: 'The ledger is archived and takes no entries',
      computed: 'This column is computed and cannot be filled in',
      'structure-only': 'Coordinators fill in this column',
      'not-your-item': 'Only the lead and supporting departments may write here',
      'lead-only': 'Only the lead department may fill in this column',
      'coordinator-only': 'Only coordinators may do this',
      submitted: 'Submitted, so it stands still; to change it, its lead withdraws it first',
      closed: 'Closed, so it stands still; ask for it to be opened again to change it',
      'has-sub-items': 'An item with sub-items shows their roll-up and has no status of its own',
      'row-gone': 'The row has been deleted',
      'no-such-move': 'The status cannot be changed to this directly',
      'needs-owner': 'Name an owner first, then acknowledge',
      'needs-progress': 'Report progress first, then submit',
      'needs-evidence': 'Add evidence first, then close',
      'needs-reason': 'Say why it is returned or deferred',
      'needs-cell': 'A column has to be filled in before this can be done',
      'too-long': 'The text is too long; shorten it to save it',
      'too-many-rows': `A ledger has ${limits.rows} rows at most, and is full`,
      'too-many-columns': `A ledger has ${limits.columns} columns of its own at most, removed ones too, and is full`,
      'too-many-options': `A column has ${limits.options} options at most, removed ones too, and is full`,
      'too-many-streams': `A ledger has ${limits.streams} streams at most, and is full`,
      'name-taken':
        'Another column, stream or option here has this name (case, width and spaces make no difference); choose another one',
      'bad-value': 'This column does not take such a value',
      'bad-date': 'Write dates as 2026-11-23, 23 Nov or end of November',
      'bad-number': 'This column takes a number, such as 1280 or 35.5',
      'bad-flag': 'This column takes yes or no',
      'sheet-error':
        'This is a spreadsheet’s error, or a formula that was not calculated; put it right in Excel or WPS and save',
      'cell-picture': 'The cell holds a picture, which the ledger cannot; give it as a text or a link',
      'bad-link': 'One link a line: a name, a space, then an address that begins with http(s)://',
      'unknown-department': 'There is no such department, or it is closed',
      'unknown-status': 'There is no such status',
      'unknown-option': 'This column has no such option',
      'unknown-column': 'There is no such column',
      'hidden-column': 'This ledger does not use this column',
      'unknown-stream': 'There is no such stream',
      'removed-stream': 'The stream in which it stands has been removed',
      'bad-place': 'Sub-items are one level deep, under an item that exists',
      malformed: 'What arrived could not be read',
      gap: 'Something was missing in between; synchronising again',
      'foreign-client': 'This edit does not belong to your session',
      'too-large': 'Too much at once; do it in several steps',
    },
  },
}
