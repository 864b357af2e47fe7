import type { ColumnId } from '../model/ledger/columns'
import type { RefusalCode } from '../model/ledger/errors'
import type { Light, LightState } from '../model/ledger/light'
import type { Role } from '../model/ledger/person'
import type { Status } from '../model/ledger/status'
import type { Language } from './language'

/** The ledger's own words in both languages: what the page, the CSV and the circulars call things. */
export interface Words {
  column: Record<ColumnId, string>
  status: Record<Status, string>
  light: Record<Light, string>
  lightReason: Record<LightState['reason'] | 'due-soon_zero', string>
  role: Record<Role, string>
  refusal: Record<RefusalCode, string>
}

export const words: Record<Language, Words> = {
  zh: {
    column: {
      code: '序号', stream: '类别', parent: '上级事项', order: '次序', title: '督办事项', titleEn: '事项英文名', clause: '出处',
      lead: '牵头单位', support: '协办单位', owner: '责任人', status: '状态', reason: '退回/暂缓原因', light: '亮灯',
      due: '完成时限', progress: '进展情况', problems: '存在问题', next: '下一步打算', evidence: '佐证材料', updated: '更新',
    },
    status: {
      issued: '待签收', in_progress: '推进中', blocked: '需协调', submitted: '待审核', returned: '已退回', deferred: '暂缓',
      closed: '已销号',
    },
    light: { red: '红', amber: '黄', green: '绿', grey: '灰' },
    lightReason: {
      overdue: '逾期 {{count}} 天', blocked: '需协调 {{count}} 天', 'due-soon': '还剩 {{count}} 天', 'due-soon_zero': '今天到期', silent: '{{count}} 天未更新',
      'on-track': '正常', closed: '已销号', deferred: '暂缓',
    },
    role: { administrator: '管理员', coordinator: '专班', department: '单位联络员', viewer: '查看' },
    refusal: {
      'read-only': '您只能查看本台账',
      computed: '此列由系统计算，不能填写',
      'structure-only': '此列由专班填写',
      'not-your-item': '只有牵头或协办单位可以填写此项',
      'lead-only': '只有牵头单位可以填写此列',
      'coordinator-only': '只有专班可以这样做',
      'has-sub-items': '有分项的事项按分项汇总，没有自己的状态',
      'row-gone': '这一行已经删除',
      'no-such-move': '不能直接改为此状态',
      'needs-owner': '请先填写责任人，再签收',
      'needs-progress': '请先填写进展情况，再提交审核',
      'needs-evidence': '请先补充佐证材料，再销号',
      'needs-reason': '请写明退回或暂缓的原因',
      'too-long': '内容太长，请缩短后再保存',
      'too-many-rows': '台账行数已到上限',
      'bad-value': '此列不接受这样的内容',
      'bad-date': '日期应写作 2026-11-23、2026/11/23 或 11月23日',
      'sheet-error': '这是表格软件的出错值或没有算出的公式，不是内容，请在 Excel 或 WPS 里改好、保存',
      'cell-picture': '单元格里是图片，台账放不下图片，请改为文字或链接',
      'bad-link': '每行一个链接：名称后空一格，再写以 http(s):// 开头的地址',
      'unknown-department': '没有这个单位',
      'unknown-status': '没有这种状态',
      'unknown-column': '没有这一列',
      'bad-place': '分项只能有一级，且应放在已有的事项之下',
      malformed: '收到的内容无法识别',
      gap: '内容不连续，正在重新同步',
      'foreign-client': '这次编辑不属于您的会话',
      'too-large': '一次提交的内容太大，请分几次进行',
    },
  },
  en: {
    column: {
      code: 'No.', stream: 'Stream', parent: 'Parent item', order: 'Order', title: 'Item', titleEn: 'Item in English',
      clause: 'Clause', lead: 'Lead', support: 'Support', owner: 'Owner', status: 'Status', reason: 'Reason returned',
      light: 'Light', due: 'Due', progress: 'Progress', problems: 'Problems', next: 'Next steps', evidence: 'Evidence',
      updated: 'Updated',
    },
    status: {
      issued: 'Issued', in_progress: 'In progress', blocked: 'Blocked', submitted: 'Submitted', returned: 'Returned',
      deferred: 'Deferred', closed: 'Closed',
    },
    light: { red: 'Red', amber: 'Amber', green: 'Green', grey: 'Grey' },
    lightReason: {
      overdue: '{{count}} d overdue', blocked: 'blocked {{count}} d', 'due-soon': '{{count}} d left', 'due-soon_zero': 'due today', silent: 'silent {{count}} d',
      'on-track': 'on track', closed: 'closed', deferred: 'deferred',
    },
    role: { administrator: 'Administrator', coordinator: 'Coordinator', department: 'Department liaison', viewer: 'Viewer' },
    refusal: {
      'read-only': 'You may look at this ledger, not write in it',
      computed: 'This column is computed and cannot be filled in',
      'structure-only': 'Coordinators fill in this column',
      'not-your-item': 'Only the lead and supporting departments may write here',
      'lead-only': 'Only the lead department may fill in this column',
      'coordinator-only': 'Only coordinators may do this',
      'has-sub-items': 'An item with sub-items shows their roll-up and has no status of its own',
      'row-gone': 'The row has been deleted',
      'no-such-move': 'The status cannot be changed to this directly',
      'needs-owner': 'Name an owner first, then acknowledge',
      'needs-progress': 'Report progress first, then submit',
      'needs-evidence': 'Add evidence first, then close',
      'needs-reason': 'Say why it is returned or deferred',
      'too-long': 'The text is too long; shorten it to save it',
      'too-many-rows': 'The ledger has as many rows as it may have',
      'bad-value': 'This column does not take such a value',
      'bad-date': 'Write dates as 2026-11-23, 2026/11/23 or 11月23日',
      'sheet-error': 'This is a spreadsheet’s error, or a formula that was not calculated; put it right in Excel or WPS and save',
      'cell-picture': 'The cell holds a picture, which the ledger cannot; give it as a text or a link',
      'bad-link': 'One link a line: a name, a space, then an address that begins with http(s)://',
      'unknown-department': 'There is no such department',
      'unknown-status': 'There is no such status',
      'unknown-column': 'There is no such column',
      'bad-place': 'Sub-items are one level deep, under an item that exists',
      malformed: 'What arrived could not be read',
      gap: 'Something was missing in between; synchronising again',
      'foreign-client': 'This edit does not belong to your session',
      'too-large': 'Too much at once; do it in several steps',
    },
  },
}
